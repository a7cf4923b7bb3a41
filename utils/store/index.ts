export * from "./captures";
export * from "./database";
export * from "./journal";
export * from "./missions";
export type { StoredAttempt } from "./schema";
