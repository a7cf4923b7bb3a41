import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { TestCertificate, TestPki } from "./test-pki";

export interface OpensslAuthorityOptions {
  readonly pki: TestPki;
  readonly signer: TestCertificate;
  /** Sent along, beside the signer's own. */
  readonly chain: readonly TestCertificate[];
  readonly digest?: "sha256" | "sha384" | "sha512";
  readonly essDigest?: "sha1" | "sha256" | "sha384";
  readonly policy?: string;
  /** Hashes that requests may be for. */
  readonly accepts?: string;
}

const run = promisify(execFile);

/** A timestamp authority: `openssl ts -reply` with a certificate of the test's own. */
export class OpensslAuthority {
  private queue: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: OpensslAuthorityOptions) {}

  /** The whole TimeStampResp for a TimeStampReq. One at a time: openssl counts serial numbers in a file. */
  reply(query: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const next = this.queue.then(() => this.answer(query));
    this.queue = next.catch(() => undefined);
    return next;
  }

  private async answer(query: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
    const folder = await mkdtemp(join(this.options.pki.folder, "reply-"));
    const path = (name: string) => join(folder, name);
    try {
      await writeFile(path("query"), query);
      await writeFile(path("chain.pem"), this.options.chain.map(({ pem }) => pem).join(""));
      await writeFile(path("serial"), randomBytes(8).toString("hex"));
      await writeFile(path("tsa.cnf"), this.config(path("chain.pem"), path("serial")));
      await run("openssl", ["ts", "-reply", "-config", "tsa.cnf", "-queryfile", "query", "-out", "reply"], {
        cwd: folder,
      });
      return new Uint8Array(await readFile(path("reply")));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private config(chainPath: string, serialPath: string): string {
    const { signer, chain, digest = "sha256", essDigest = "sha256", policy, accepts } = this.options;
    return [
      "[tsa]\ndefault_tsa=t\n[t]\ncrypto_device=builtin",
      `serial=${serialPath}\nsigner_cert=${signer.certificatePath}\nsigner_key=${signer.keyPath}`,
      chain.length === 0 ? "" : `certs=${chainPath}`,
      `signer_digest=${digest}\ness_cert_id_alg=${essDigest}\ness_cert_id_chain=no`,
      `default_policy=${policy ?? "1.3.6.1.4.1.99999.3161.1"}\ndigests=${accepts ?? "sha256,sha384,sha512"}`,
      "accuracy=secs:1,millisecs:500\nordering=no\ntsa_name=yes\n",
    ].join("\n");
  }
}
