export { keyNameOf, toAsciiDomain } from "./key-name";
export type { LookUpTxt } from "./look-up";
export { lookUpOverHttps } from "./over-https";
export { lookUpFrom } from "./stored-answers";
