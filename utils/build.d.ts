/** Replaced at build time by the source's revision. */
declare const __BUILD_REVISION__: string;
