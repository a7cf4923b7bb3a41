export * from "./all-sites";
export * from "./badge";
export * from "./mhtml";
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
export * from "./tabs";
export * from "./triggers";
