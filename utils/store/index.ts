export * from "./captures";
export * from "./database";
export * from "./dossier-source";
export * from "./export-folder";
export * from "./journal";
export * from "./missions";
export { packBytes, type StoredBytes } from "./stored-bytes";
export { toStorageError } from "./write-error";
