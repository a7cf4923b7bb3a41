export { CHECK_IDS, type CheckId, type CheckResult, type Finding, type VerifyReport } from "./report";
export { verifyDossier } from "./verify-dossier";
export type { NamedBlob } from "./volume";
