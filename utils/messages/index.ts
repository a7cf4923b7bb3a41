export { sendBlobs, takeOfferedBlobs } from "./blob-channel";
export { createClient } from "./client";
export { ATTEMPTS_BROADCAST, CHANGES_BROADCAST } from "./envelope";
export type { DossierExporter } from "./exporter";
export type { OptionalPermissions } from "./permissions";
export * from "./protocol";
export { type Handlers, serve } from "./server";
