export * from "./captures";
export * from "./database";
export * from "./dossier-source";
export * from "./export-folder";
export * from "./journal";
export * from "./missions";
export { toStorageError } from "./write-error";
