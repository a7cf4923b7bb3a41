export { startBackground } from "./background";
