import type { ExistedBy, Manifest } from "../../core";
import { checkTimestamp, QUALIFIED_SERVICES, type TimestampVerdict } from "../../integrity/rfc3161";
import type { AuthoritySummary, Check } from "../report";
import type { CheckedHead } from "./check-heads";
import type { ProofReader } from "./proof-reader";

/** By when a head existed, by an authority whose root is trusted. */
export interface HeadStamp extends ExistedBy {
  readonly sequence: number;
}

export interface TimestampFindings {
  readonly stamps: readonly HeadStamp[];
  readonly authorities: readonly AuthoritySummary[];
}

interface Tally {
  trusted: number;
  unknownRoot: number;
  failed: number;
  qualified: ExistedBy["qualified"];
}

/** Checks every timestamp of the dossier, each judged at the time that it names. */
export async function checkTimestamps(
  manifest: Manifest,
  files: ProofReader,
  heads: ReadonlyMap<number, CheckedHead>,
  roots: readonly Uint8Array[],
  now: Date,
  check: Check,
): Promise<TimestampFindings> {
  const stamps: HeadStamp[] = [];
  const tallies = new Map<string, Tally>();
  for (const { sequence, path, timestamps } of manifest.proof?.heads ?? []) {
    const head = heads.get(sequence);
    for (const { authority: listedName, query: queryPath, reply: replyPath } of timestamps) {
      const [query, reply] = [files.get(queryPath), files.get(replyPath)];
      if (!head || !query || !reply) {
        check.impossible("needs the head, the request and the answer", { path: replyPath });
        continue;
      }
      const verdict = await checkTimestamp({
        reply,
        query,
        data: head.bytes,
        roots,
        qualifiedServices: QUALIFIED_SERVICES,
        now,
      });
      // the name in a certificate counts, not the one in the manifest
      const name = verdict.authority?.commonName || listedName;
      const tally = tallies.get(name) ?? { trusted: 0, unknownRoot: 0, failed: 0, qualified: "no" };
      tallies.set(name, tally);
      if (verdict.outcome === "failed") {
        tally.failed++;
        check.fail("timestamp-invalid", `${path}: ${faultsOf(verdict)}`, { path: replyPath });
      } else if (verdict.outcome === "not-possible" || verdict.genTime === null) tally.unknownRoot++;
      else {
        tally.trusted++;
        tally.qualified = verdict.qualified;
        stamps.push({ sequence, time: verdict.genTime, authority: name, qualified: verdict.qualified });
      }
    }
  }
  if (stamps.length > 0) check.ran();
  else if (tallies.size === 0) check.impossible("no authority stamped this dossier");
  else check.impossible("no root of the authorities is known here");
  return { stamps, authorities: [...tallies].map(([name, tally]) => ({ name, ...tally })) };
}

function faultsOf({ checks, failure }: TimestampVerdict): string {
  const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id, detail }) => `${id} (${detail})`);
  return failed.join(", ") || failure || "cannot be read";
}
