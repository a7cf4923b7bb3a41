export { sendBlobs, takeOfferedBlobs } from "./blob-channel";
export type { ChosenFile, DossierChecker } from "./checker";
export { createClient } from "./client";
export { ATTEMPTS_BROADCAST, CHANGES_BROADCAST } from "./envelope";
export type { DossierExporter } from "./exporter";
export type { MailImporter, MailImportOrder, MailImportProgress, MailImportResult } from "./mail-importer";
export type { OptionalPermissions, SitePermissions } from "./permissions";
export * from "./protocol";
export { type Handlers, serve } from "./server";
