export { serializeDocument } from "./document";
export { blobToDataUrl, ResourceTable } from "./resources";
