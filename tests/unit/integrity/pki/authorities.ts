import { readFileSync, writeFileSync } from "node:fs";
import { derOfPem, type TestCertificate, type TestPki } from "../../../support/timestamp-authority";

/**
 * Another certificate for a key that has one, without key identifiers, so that names alone say who issued it.
 * `options` are openssl's, and the last of a kind counts.
 */
export function certifyAgain(
  pki: TestPki,
  { holder, issuer, extensions }: { holder: TestCertificate; issuer: TestCertificate; extensions: readonly string[] },
  ...options: string[]
): Uint8Array<ArrayBuffer> {
  const out = `${holder.keyPath}.again.pem`;
  const extensionFile = `${holder.keyPath}.again.ext`;
  const noKeyIds = ["subjectKeyIdentifier=none", "authorityKeyIdentifier=none"];
  writeFileSync(extensionFile, [...extensions, ...noKeyIds, ""].join("\n"));
  const signer = ["-cert", issuer.certificatePath, "-keyfile", issuer.keyPath];
  const dates = ["-startdate", "20200101000000Z", "-enddate", "20491231235959Z", "-md", "sha256"];
  const files = ["-in", holder.keyPath.replace(/\.key$/, ".csr"), "-extfile", extensionFile, "-out", out];
  pki.openssl("ca", "-batch", "-notext", "-config", "ca.cnf", ...signer, ...dates, ...files, ...options);
  return derOfPem(readFileSync(out, "utf8"));
}

/** A copy with one bit of one byte turned; from the end where `at` is negative. */
export function flipped(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const changed = new Uint8Array(bytes);
  const place = at < 0 ? bytes.length + at : at;
  changed[place] = (changed[place] ?? 0) ^ (1 << (place % 8));
  return changed;
}
