export type { VolumePlan } from "./assemble";
export type { PlannedEntry } from "./entry";
export type { DossierInput, HeadStamp, MailCheck, ProofInput, SignedHead } from "./input";
export { type DossierPlan, planDossier } from "./plan";
export { writeZip } from "./write-zip";
