export * from "./canonical-json";
export * from "./journal-chain";
export * from "./journal-tree";
export * from "./sha256";
export * from "./signing-key";
