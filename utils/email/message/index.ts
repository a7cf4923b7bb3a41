export type { MailAttachment } from "./content";
export { authenticationResults } from "./fields/authentication-results";
export { receivedChain } from "./fields/received";
export { Problems } from "./problems";
export { type ReadMessage, readFields, readMessage, summarise } from "./read-message";
export { cidImages } from "./show/cid-images";
export { sanitisedHtml } from "./show/sanitise";
export { decodeBytes } from "./text/charset";
export { htmlToText } from "./text/html-text";
