export * from "./canonical-json";
export * from "./journal-chain";
export * from "./sha256";
