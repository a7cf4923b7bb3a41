import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createTimestampQuery, parseTimestampQuery } from "../../../../utils/integrity/rfc3161";

const sha256 = Uint8Array.from({ length: 32 }, (_, at) => at * 7);

describe("a timestamp request", () => {
  it.each([
    ["0x0102030405", [1, 2, 3, 4, 5]],
    // kept positive
    ["0xFF01", [0xff, 1]],
    // in its shortest form
    ["0x42", [0, 0, 0x42]],
  ])("is what openssl reads, with the nonce %s", (nonce, bytes) => {
    const query = createTimestampQuery({ sha256, nonce: Uint8Array.from(bytes) });
    const folder = mkdtempSync(join(tmpdir(), "bordereau-query-"));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    writeFileSync(join(folder, "query"), query);
    const text = execFileSync("openssl", ["ts", "-query", "-in", join(folder, "query"), "-text"]).toString();
    expect(text).toContain("Version: 1");
    expect(text).toContain("Hash Algorithm: sha256");
    expect(text).toContain(`Nonce: ${nonce}`);
    expect(text).toContain("Certificate required: yes");
    expect(parseTimestampQuery(query)).toMatchObject({ hash: sha256, policy: null });
  });

  it("needs a SHA-256 hash and a nonce", () => {
    expect(() => createTimestampQuery({ sha256: sha256.subarray(1), nonce: sha256 })).toThrow(RangeError);
    expect(() => createTimestampQuery({ sha256, nonce: new Uint8Array() })).toThrow(RangeError);
  });

  it("is read in DER alone", () => {
    const query = createTimestampQuery({ sha256, nonce: new Uint8Array([1]) });
    for (const bytes of [new Uint8Array(), query.subarray(0, -1), new Uint8Array([...query, 0])]) {
      expect(() => parseTimestampQuery(bytes)).toThrow(expect.objectContaining({ code: "request-malformed" }));
    }
  });
});
