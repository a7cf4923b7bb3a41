import { BordereauError, REPORT_FILE_NAME, type ReportDocument, type ReportVersion } from "../../utils/core";
import type { Client } from "../../utils/messages";
import { normalizeReport } from "../../utils/report";

/**
 * The document of a sealed version.
 *
 * @throws BordereauError `erased` for a version whose content was erased, `stored-file-damaged` for one that is no JSON
 */
export async function loadVersion(client: Client, { captureId }: ReportVersion): Promise<ReportDocument> {
  const { capture } = await client.request("captures.get", { captureId });
  const artifact = capture.artifacts.find(({ fileName }) => fileName === REPORT_FILE_NAME);
  const blob = artifact && (await client.fetchBlob("artifact", artifact.id));
  if (!blob) throw new BordereauError(capture.erasedAt === null ? "not-found" : "erased");
  try {
    return normalizeReport(JSON.parse(await blob.text()));
  } catch (cause) {
    throw new BordereauError("stored-file-damaged", { cause });
  }
}
