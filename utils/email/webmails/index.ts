export { showMailButton } from "./button";
export { createMailSource } from "./mail-source";
export { looksLikeMail } from "./original";
export { WEBMAIL_ADAPTERS, webmailOf } from "./registry";
export { undoExport } from "./sogo";
