export {
  CHECK_IDS,
  type CheckId,
  type CheckResult,
  type Finding,
  type VerifyReport,
  WITNESS_CHECKS,
} from "./report";
export { type Source, sourcesOf } from "./sources";
export { verdictOf } from "./verdict";
export { verifyDossier } from "./verify-dossier";
export type { NamedBlob } from "./volume";
