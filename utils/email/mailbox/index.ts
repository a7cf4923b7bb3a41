export { MAILBOX_LIMITS } from "./limits";
export type { MboxMessage } from "./mbox";
export { type OutlookMessage, readMsg } from "./msg/read-msg";
export { readMailbox } from "./read-mailbox";
