import type { DkimSignature, MailAuthentication } from "../../core";

type Summary = MailAuthentication["summary"];

/** The signature that says most for the message, or why none does. */
export function summarise(signatures: readonly DkimSignature[], author: string | null): Summary {
  const passing = signatures.filter(({ verdict }) => verdict === "pass");
  const about = (code: Summary["code"], signature: DkimSignature | undefined): Summary => ({
    code,
    signature: signature ? signatures.indexOf(signature) : null,
  });
  const aligned = passing.filter(({ alignment }) => alignment !== "none").sort(byStrength);
  if (aligned[0]) return about("aligned", aligned[0]);
  // another answer could make one of these the aligned one
  const open = signatures.find(({ verdict }) => verdict === "temporary");
  if (open) return about("temporary", open);
  const strongest = passing.sort(byStrength)[0];
  if (strongest) return about(author === null ? "author-unclear" : "not-aligned", strongest);
  for (const verdict of ["policy", "fail", "neutral"] as const) {
    const first = signatures.find((signature) => signature.verdict === verdict);
    if (first) return about(verdict, first);
  }
  return about("unsigned", undefined);
}

function byStrength(one: DkimSignature, other: DkimSignature): number {
  return weakness(one) - weakness(other);
}

/** The whole body before the very domain, and both before small reservations. */
function weakness({ alignment, bodyLengthBytes, warnings }: DkimSignature): number {
  return (bodyLengthBytes === null ? 0 : 1_000) + (alignment === "strict" ? 0 : 100) + warnings.length;
}
