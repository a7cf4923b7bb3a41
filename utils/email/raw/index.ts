export { byteString, bytesOfString, fieldsNamed, type RawField, type RawMessage, splitMessage } from "./raw-message";
