export type { VolumePlan } from "./assemble";
export type { PlannedEntry } from "./entry";
export type { DossierInput } from "./input";
export { type DossierPlan, planDossier } from "./plan";
export type { VolumeLimits } from "./volumes";
export { type WriteZipOptions, writeZip } from "./write-zip";
