import { DOSSIER_FILES, type Manifest, utf8 } from "../../core";
import { canonicalJson } from "../../integrity";
import { verifyDetached } from "../../integrity/cms";
import type { Check, Witnesses } from "../report";
import type { CheckedHead } from "./check-heads";
import type { JournalTrace } from "./journal-trace";
import type { ProofReader } from "./proof-reader";

/** One volume's manifest with its signature; null where that is missing or damaged. */
export interface SignedManifest {
  readonly volume: string;
  readonly manifest: Manifest;
  readonly signature: Uint8Array<ArrayBuffer> | null;
}

/**
 * Whether the manifest of each volume and each head are signed with the key that the journal names at that point.
 * @returns the key that signed the manifests, where all signatures hold
 */
export async function checkSignatures(
  manifests: readonly SignedManifest[],
  files: ProofReader,
  trace: JournalTrace,
  heads: ReadonlyMap<number, CheckedHead>,
  check: Check,
): Promise<Witnesses["signature"]> {
  check.ran();
  let holds = true;
  let signer: Witnesses["signature"] = null;
  const verify = async (
    content: Uint8Array<ArrayBuffer>,
    signature: Uint8Array<ArrayBuffer>,
    sequence: number,
    where: { volume?: string; path: string },
  ) => {
    const verdict = await verifyDetached({ content, signature });
    const certificateSha256 = verdict.certificate?.sha256 ?? null;
    const problems = verdict.findings.map(({ code, detail }) => `${code}: ${detail}`);
    if (verdict.outcome === "passed" && certificateSha256 !== trace.keyAt(sequence)) {
      problems.push("it is signed with a key that the journal does not name there");
    }
    for (const problem of problems) check.fail("signature-invalid", problem, where);
    if (problems.length > 0 || verdict.outcome === "failed") holds = false;
    else if (verdict.certificate)
      signer = { certificateSha256: certificateSha256 ?? "", name: verdict.certificate.commonName };
  };

  for (const { path, signature: signaturePath, sequence } of manifests[0]?.manifest.proof?.heads ?? []) {
    const head = heads.get(sequence);
    const signature = files.get(signaturePath);
    if (head && signature) await verify(head.bytes, signature, sequence, { path: signaturePath });
    else check.impossible("needs the head and its signature", { path });
  }
  for (const { volume, manifest, signature } of manifests) {
    const where = { volume, path: DOSSIER_FILES.manifestSignature };
    if (signature) await verify(utf8(canonicalJson(manifest)), signature, manifest.journal.sequence, where);
    else check.fail("missing", "the manifest is not signed", where);
    if (!signature) holds = false;
  }
  return holds && check.result().outcome === "passed" ? signer : null;
}
