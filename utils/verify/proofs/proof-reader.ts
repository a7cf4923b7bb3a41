import type { Manifest } from "../../core";

/** No file of the proofs comes near it: a timestamp with its certificates has some 10 kB. Bytes. */
const MAX_PROOF_BYTES = 1024 * 1024;

/** Keeps the files that sign and stamp as their bytes come by; they are small. */
export class ProofReader {
  private readonly wanted = new Set<string>();
  private readonly files = new Map<string, Uint8Array<ArrayBuffer>>();

  constructor(manifest: Manifest) {
    const { proof, exhibits } = manifest;
    if (!proof) return;
    for (const { path, signature, timestamps, opentimestamps } of proof.heads) {
      for (const wanted of [path, signature, opentimestamps]) if (wanted !== null) this.wanted.add(wanted);
      for (const { query, reply } of timestamps) this.wanted.add(query).add(reply);
    }
    this.wanted.add(proof.consistency);
    for (const { inclusion } of exhibits) if (inclusion !== undefined) this.wanted.add(inclusion);
  }

  /** @param bytes of a file whose hash is as listed */
  accept(path: string, bytes: Uint8Array): void {
    if (this.wanted.has(path) && bytes.length <= MAX_PROOF_BYTES) this.files.set(path, new Uint8Array(bytes));
  }

  /** Undefined where the file is missing, too large or not as listed. */
  get(path: string): Uint8Array<ArrayBuffer> | undefined {
    return this.files.get(path);
  }
}
