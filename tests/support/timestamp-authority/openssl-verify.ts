import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface OpensslVerdict {
  readonly isVerified: boolean;
  readonly output: string;
}

/** Runs openssl in a folder that holds `files`. */
function judge(files: Readonly<Record<string, Uint8Array | string>>, args: readonly string[]): OpensslVerdict {
  const folder = mkdtempSync(join(tmpdir(), "bordereau-openssl-"));
  try {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
    const { status, stdout, stderr } = spawnSync("openssl", args, { cwd: folder, encoding: "utf8" });
    return { isVerified: status === 0, output: stdout + stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What `openssl ts -verify` says of a TimeStampResp, for data, or for the request where it is given. */
export function opensslTsVerify({
  reply,
  data,
  query,
  rootPem,
}: {
  readonly reply: Uint8Array;
  readonly data: Uint8Array;
  readonly query?: Uint8Array;
  readonly rootPem: string;
}): OpensslVerdict {
  const files = { reply, data, "root.pem": rootPem, ...(query ? { query } : {}) };
  const stamped = query ? ["-queryfile", "query"] : ["-data", "data"];
  return judge(files, ["ts", "-verify", ...stamped, "-in", "reply", "-CAfile", "root.pem"]);
}

/** What `openssl cms -verify` says of a detached signature, with its own certificate as the root. */
export function opensslCmsVerify({
  signature,
  content,
  rootPem,
}: {
  readonly signature: Uint8Array;
  readonly content: Uint8Array;
  readonly rootPem: string;
}): OpensslVerdict {
  const from = ["-inform", "DER", "-in", "signature.p7s", "-content", "content", "-CAfile", "root.pem"];
  const files = { "signature.p7s": signature, content, "root.pem": rootPem };
  return judge(files, ["cms", "-verify", "-binary", ...from, "-out", "verified"]);
}
