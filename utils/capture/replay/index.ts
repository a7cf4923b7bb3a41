export { REPLAY_READY, type ReplayPiece } from "./messages";
export { serveReplay } from "./show";
