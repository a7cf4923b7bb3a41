export { anySite, type ByteSource, Bytes } from "./byte-sources";
export { type FillReport, type FrameSnapshot, fillSnapshot } from "./fill-snapshot";
export { MhtmlArchive } from "./mhtml-archive";
export { type Photograph, Photographs } from "./photographs";
