import { fromHex, type Manifest } from "../../core";
import { sha256OfBytes } from "../../integrity";
import { checkOts } from "../../integrity/opentimestamps";
import type { Check, Witnesses } from "../report";
import type { CheckedHead } from "./check-heads";
import type { ProofReader } from "./proof-reader";

/**
 * Whether the OpenTimestamps proofs are of these heads. That a block is what a proof says needs Bitcoin's headers, so
 * this check can fail, but never pass.
 */
export async function checkOpenTimestamps(
  manifest: Manifest,
  files: ProofReader,
  heads: ReadonlyMap<number, CheckedHead>,
  check: Check,
): Promise<Witnesses["openTimestamps"]> {
  const counts = { complete: 0, pending: 0 };
  for (const { sequence, opentimestamps: path } of manifest.proof?.heads ?? []) {
    if (path === null) continue;
    const [head, ots] = [heads.get(sequence), files.get(path)];
    if (!head || !ots) {
      check.impossible("needs the head and its proof", { path });
      continue;
    }
    const verdict = await checkOts({ ots, sha256: fromHex(await sha256OfBytes(head.bytes)) });
    if (verdict.outcome === "failed") check.fail("timestamp-invalid", verdict.reason ?? "cannot be read", { path });
    else if (verdict.complete) counts.complete++;
    else counts.pending++;
  }
  const { complete, pending } = counts;
  check.impossible(
    complete + pending === 0
      ? "OpenTimestamps was not asked"
      : `${complete} proofs name a block of Bitcoin, ${pending} are promises: to be checked with the program ots`,
  );
  return counts;
}
