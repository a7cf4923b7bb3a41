export { importMail } from "./import-mail";
export { mailboxKind } from "./read-files";
export { runMailReader } from "./reader-worker";
