export { ownCertificates } from "./ask-authority";
export { closeHead } from "./close-head";
export { ProofQueue } from "./proof-queue";
export { proofOfCapture, proofStatus } from "./proof-state";
export { rotateKey, signingKey } from "./signing-key";
