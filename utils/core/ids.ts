/** Where randomness comes from; passed in, so that tests own it. */
export type RandomId = () => string;

/** RFC 9562 version 4 UUID from the platform's generator. */
export const randomUuid: RandomId = () => crypto.randomUUID();
