export { checkProofs, noProofs } from "./check-proofs";
export type { SignedManifest } from "./check-signatures";
export { JournalTrace } from "./journal-trace";
export { ProofReader } from "./proof-reader";
