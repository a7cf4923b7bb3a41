export {
  CHECK_IDS,
  type CheckId,
  type CheckResult,
  FINDING_REASONS,
  type Finding,
  type FindingReason,
  type VerifyReport,
} from "./report";
export { type VerifyOptions, verifyDossier } from "./verify-dossier";
export type { NamedBlob } from "./volume";
