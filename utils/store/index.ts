export * from "./captures";
export * from "./database";
export { type DossierSource, readDossierSource } from "./dossier-source";
export * from "./export-folder";
export * from "./journal";
export * from "./missions";
export type { StoredHead, StoredKey, StoredMailCheck, StoredStamp } from "./schema";
export { packBytes, type StoredBytes } from "./stored-bytes";
export { toStorageError } from "./write-error";
