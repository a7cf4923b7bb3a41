export type { VolumePlan } from "./assemble";
export type { PlannedEntry } from "./entry";
export type { DossierInput } from "./input";
export { type DossierPlan, planDossier } from "./plan";
export type { VolumeLimits } from "./volumes";
export { writeZip, type WriteZipOptions } from "./write-zip";
