import { mkdirSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { buildVerifier } from "./verifier/build.ts";

/*
 * npm run build:verifier
 * Writes .output/verifier.html, the check of dossiers as one file.
 */

const FILE = ".output/verifier.html";

const html = await buildVerifier();
mkdirSync(".output", { recursive: true });
writeFileSync(FILE, html);
const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(0)} kB`;
process.stdout.write(`${FILE}: ${kilobytes(Buffer.byteLength(html))}, ${kilobytes(gzipSync(html).length)} gzipped\n`);
