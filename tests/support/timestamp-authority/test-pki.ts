import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type KeyType = "rsa2048" | "rsa4096" | "p256" | "p384" | "p521" | "rsa1024";

export interface TestCertificate {
  readonly name: string;
  readonly der: Uint8Array<ArrayBuffer>;
  readonly pem: string;
  readonly certificatePath: string;
  readonly keyPath: string;
  readonly keyType: KeyType;
}

export interface Issue {
  readonly name: string;
  readonly key: KeyType;
  /** Signs itself where nobody is given. */
  readonly issuer?: TestCertificate;
  /** Lines of an openssl extension section. */
  readonly extensions: readonly string[];
  /** `YYYYMMDDHHMMSSZ` */
  readonly from?: string;
  readonly until?: string;
  readonly digest?: "sha256" | "sha1";
}

/** Extensions of certificates as they should be. */
export const AUTHORITY = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"];
export const TIMESTAMPING = [
  "basicConstraints=critical,CA:FALSE",
  "keyUsage=critical,digitalSignature",
  "extendedKeyUsage=critical,timeStamping",
];
const KEY_IDS = ["subjectKeyIdentifier=hash", "authorityKeyIdentifier=keyid"];

/** Certificates of a test's own, made by openssl in a folder that `close` removes. */
export class TestPki {
  readonly folder = mkdtempSync(join(tmpdir(), "bordereau-pki-"));
  private count = 0;

  constructor() {
    const config = [
      "[ca]\ndefault_ca=d\n[d]\ndatabase=index.txt\nnew_certs_dir=.\nrand_serial=yes\npolicy=p\nemail_in_dn=no",
      "[p]\nC=optional\nO=optional\nCN=supplied\n[req]\ndistinguished_name=dn\n[dn]\n",
    ];
    writeFileSync(join(this.folder, "ca.cnf"), config.join("\n"));
    writeFileSync(join(this.folder, "index.txt"), "");
    writeFileSync(join(this.folder, "index.txt.attr"), "unique_subject=no\n");
  }

  issue({ name, key, issuer, extensions, from = "20200101000000Z", until = "20491231235959Z", ...more }: Issue) {
    this.count += 1;
    const base = join(this.folder, `${this.count}-${name.replace(/\W+/g, "-")}`);
    const [keyPath, certificatePath] = [`${base}.key`, `${base}.pem`];
    this.openssl("genpkey", "-quiet", ...keyOptions(key), "-out", keyPath);
    this.openssl("req", "-new", "-key", keyPath, "-config", "ca.cnf", "-subj", subject(name), "-out", `${base}.csr`);
    writeFileSync(`${base}.ext`, [...extensions, ...KEY_IDS, ""].join("\n"));
    const signer = issuer
      ? ["-cert", issuer.certificatePath, "-keyfile", issuer.keyPath]
      : ["-selfsign", "-keyfile", keyPath];
    const dates = ["-startdate", from, "-enddate", until, "-md", more.digest ?? "sha256"];
    const files = ["-in", `${base}.csr`, "-extfile", `${base}.ext`, "-out", certificatePath];
    this.openssl("ca", "-batch", "-notext", "-config", "ca.cnf", ...signer, ...dates, ...files);
    const pem = readFileSync(certificatePath, "utf8");
    return { name, der: derOfPem(pem), pem, certificatePath, keyPath, keyType: key } satisfies TestCertificate;
  }

  /** A WebCrypto key for signing with this certificate. */
  async privateKey({ keyPath, keyType }: TestCertificate, hash = "SHA-256"): Promise<CryptoKey> {
    const pkcs8 = derOfPem(readFileSync(keyPath, "utf8"));
    const how = keyType.startsWith("rsa")
      ? { name: "RSASSA-PKCS1-v1_5", hash }
      : { name: "ECDSA", namedCurve: `P-${keyType.slice(1)}` };
    return crypto.subtle.importKey("pkcs8", pkcs8, how, false, ["sign"]);
  }

  openssl(...args: string[]): void {
    execFileSync("openssl", args, { cwd: this.folder, stdio: ["ignore", "ignore", "pipe"] });
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function keyOptions(key: KeyType): string[] {
  return key.startsWith("rsa")
    ? ["-algorithm", "RSA", "-pkeyopt", `rsa_keygen_bits:${key.slice(3)}`]
    : ["-algorithm", "EC", "-pkeyopt", `ec_paramgen_curve:P-${key.slice(1)}`];
}

function subject(name: string): string {
  return `/C=FR/O=Example/CN=${name}`;
}

export function derOfPem(pem: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64"));
}
