export { addMail } from "./add-mail";
export { mailApart, mailTogether, ownDate, ownTitle } from "./captured-mail";
export { keyLookup } from "./key-lookup";
export { MailChecks } from "./mail-checks";
