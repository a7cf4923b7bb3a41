export { loadOlder, type OlderResult } from "./load-older";
