export * from "./alarms";
export * from "./all-sites";
export * from "./badge";
export * from "./mail-button";
export * from "./mhtml";
export * from "./page-globals";
export {
  acceptConnections,
  connectDirectly,
  connectToPage,
  injectIntoFrames,
  injectScript,
  type PagePort,
  standInForBrowser,
} from "./page-script";
export * from "./photograph";
export * from "./platform";
export * from "./replay";
export * from "./runtime-messages";
export * from "./site-access";
export * from "./tabs";
export * from "./triggers";
export * from "./web-request";
