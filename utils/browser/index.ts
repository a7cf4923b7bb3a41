export * from "./badge";
export * from "./mhtml";
export * from "./page-script";
export * from "./photograph";
export * from "./platform";
export * from "./runtime-messages";
export * from "./tabs";
export * from "./triggers";
