/*
 * OpenTimestamps: what is needed of its file format (`.ots`, version 1) and of its calendars' protocol, without any
 * request. The standard client reads what is written here.
 */

export { checkOts, describeOts } from "./check";
export { OtsError } from "./error";
export {
  createOts,
  createOtsRequest,
  type OtsRequest,
  pendingAttestations,
  readCalendarReply,
  upgradeOts,
} from "./stamp";
