import { toHex } from "./bytes";

/** Where randomness comes from; passed in, so that tests own it. */
export type RandomId = () => string;

/** RFC 9562 version 4 UUID from the platform's generator, in pages without https too, where `randomUUID` is missing. */
export const randomUuid: RandomId = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return toHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};
