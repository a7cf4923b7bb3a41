export * from "./check-signer";
export * from "./create-signing-certificate";
export * from "./sign-detached";
export * from "./signed-data";
export * from "./verify-detached";
