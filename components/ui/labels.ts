import { i18n } from "#i18n";
import type {
  Artifact,
  Attempt,
  Capture,
  CaptureRecord,
  DkimSignature,
  ErrorCode,
  ErrorParams,
  EvidenceKind,
  ExportPhase,
  JournalEvent,
  MailAuthentication,
  MailProblemCode,
  MissingItem,
  Mission,
  Party,
  SnapshotReport,
  StepName,
  StepReport,
  StepState,
} from "../../utils/core";

/** Message names take no hyphen. */
type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S;

function underscored<S extends string>(name: S): Underscored<S> {
  return name.replaceAll("-", "_") as Underscored<S>;
}

export const kindLabel = (kind: EvidenceKind): string => i18n.t(`kind.${kind}`);
export const roleLabel = (role: Artifact["role"]): string => i18n.t(`role.${underscored(role)}`);
/** Short, for a switch between pictures. */
export const shotLabel = (
  role: "full-page-screenshot" | "pane-screenshot" | "region-screenshot" | "visible-screenshot" | "rendering" | "image",
): string => i18n.t(`shot.${underscored(role)}`);
export const stepLabel = (step: StepName): string => i18n.t(`step.${underscored(step)}`);
export const stepStateLabel = (state: StepState | StepReport["outcome"]): string => i18n.t(`step_state.${state}`);
export const attemptStateLabel = (state: Attempt["state"]): string => i18n.t(`attempt_state.${state}`);
export const outcomeLabel = (outcome: Capture["outcome"]): string => i18n.t(`outcome.${outcome}`);
export const originLabel = (origin: Capture["origin"]): string => i18n.t(`origin.${origin}`);
export const statusLabel = (status: Mission["status"]): string => i18n.t(`status.${status}`);
export const partyRoleLabel = (role: Party["role"]): string => i18n.t(`party_role.${role}`);
export const phaseLabel = (phase: ExportPhase): string => i18n.t(`phase.${phase}`);
export const triggerLabel = (trigger: CaptureRecord["trigger"]): string => i18n.t(`trigger.${underscored(trigger)}`);
export const missingLabel = (what: MissingItem["what"]): string => i18n.t(`missing.${underscored(what)}`);
export const substituteLabel = (by: SnapshotReport["substitutes"][number]["by"]): string => i18n.t(`substitute.${by}`);
export const eventLabel = (type: JournalEvent["type"]): string => i18n.t(`event.${underscored(type)}`);
export const contextLabel = (target: NonNullable<CaptureRecord["context"]>["target"]): string =>
  i18n.t(`context.${target}`);
export const mailProblemLabel = (code: MailProblemCode): string => i18n.t(`mail_problem.${underscored(code)}`);
export const mailReasonLabel = (code: DkimSignature["reasons"][number]["code"]): string =>
  i18n.t(`mail_reason.${underscored(code)}`);
export const mailVerdictLabel = (verdict: DkimSignature["verdict"]): string => i18n.t(`mail_verdict.${verdict}`);
export const mailWarningLabel = (
  code: DkimSignature["warnings"][number]["code"] | MailAuthentication["warnings"][number]["code"],
): string => i18n.t(`mail_warning.${underscored(code)}`);
/** The sentence may name a webmail. */
export const errorSentence = (code: ErrorCode, { webmail = "" }: ErrorParams): string =>
  i18n.t(`error_${underscored(code)}` as `error_webmail_changed`, [String(webmail)]);
