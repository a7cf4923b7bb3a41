export { PROOF_ALARM, startBackground } from "./background";
