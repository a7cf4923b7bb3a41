export type { VolumePlan } from "./assemble";
export { describeIndex } from "./describe-index";
export { blobEntry, bytesEntry, type HashedFile, type PlannedEntry } from "./entry";
export { throwIfCancelled } from "./entry-content";
export { type Exhibit, numberExhibits } from "./exhibits";
export { indexDocx } from "./index-docx";
export type { DossierInput, ExhibitCopy, HeadStamp, MailCheck, ProofInput, SignedHead } from "./input";
export { type DossierPlan, planDossier } from "./plan";
export { writeZip } from "./write-zip";
