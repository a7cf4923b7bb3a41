import { BordereauError } from "../../core";
import { readPageText } from "../read-text";
import { isDocumentPage, type OpenPage, type StepContext, TIMEOUTS, textFile } from "./context";

/** The page's text and the page itself, as they stood at one moment. */
export async function keepSnapshot(context: StepContext, { connection, description }: OpenPage): Promise<void> {
  const { run, files, missing } = context;
  const serialize = context.wholePage && context.settings.selfContainedPage && isDocumentPage(description);
  const snapshot = await run.run("text", TIMEOUTS.snapshot, async (signal) => {
    const call = { timeoutMs: TIMEOUTS.snapshot, signal };
    const { text, page, missing: lost } = await connection.call("snapshot", { serialize }, call);
    const pieces = await readPageText(connection, text, call);
    return { value: { pieces, page, lost } };
  });
  if (snapshot.value) {
    files.push(textFile("text", "texte.txt", snapshot.value.pieces));
    missing.push(...snapshot.value.lost);
  }
  if (!serialize) return run.skip("page", null);
  const page = snapshot.value?.page;
  if (!page) return run.skip("page", snapshot.error ?? new BordereauError("page-unreachable"));
  await run.run("page", TIMEOUTS.snapshot, async (signal) => {
    const pieces = await readPageText(connection, page, { timeoutMs: TIMEOUTS.snapshot, signal });
    const blob = new Blob(pieces, { type: "text/html;charset=utf-8" });
    files.push({ role: "page", fileName: "page-enregistree.html", mediaType: "text/html", blob });
    return { value: null };
  });
}
