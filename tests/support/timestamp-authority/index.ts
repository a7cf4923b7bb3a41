export * from "./forge-reply";
export * from "./openssl-authority";
export * from "./openssl-verify";
export * from "./start-authority";
export * from "./test-pki";
