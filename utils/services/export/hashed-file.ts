import { createSHA256, type IHasher } from "hash-wasm";
import type { HashedFile } from "../../dossier";
import type { GrowingFile } from "../../store";

/** A file that is hashed as it is written. */
export class HashingFile {
  readonly #file: GrowingFile;
  readonly #hasher: IHasher;

  private constructor(file: GrowingFile, hasher: IHasher) {
    this.#file = file;
    this.#hasher = hasher;
  }

  static async create(file: GrowingFile): Promise<HashingFile> {
    return new HashingFile(file, (await createSHA256()).init());
  }

  /** @throws BordereauError `storage-full`, `storage-failed` */
  write(bytes: Uint8Array<ArrayBuffer>): void {
    this.#file.write(bytes);
    this.#hasher.update(bytes);
  }

  async close(): Promise<HashedFile> {
    return { blob: await this.#file.close(), sha256: this.#hasher.digest("hex") };
  }

  discard(): Promise<void> {
    return this.#file.discard();
  }
}
