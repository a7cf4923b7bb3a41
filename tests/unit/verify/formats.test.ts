import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readCertificates } from "../../../utils/integrity/pki";
import { verifyDossier, WITNESS_CHECKS } from "../../../utils/verify";
import { unpack } from "./dossiers";

const FOLDER = new URL("../../formats/", import.meta.url);

/** SHA-256 of every frozen dossier: they are never made again. */
const FROZEN: Readonly<Record<string, string>> = {
  "dossier-v1.zip": "9da2c5a89af74a919f29094dc0006e8642f8f4fdfe2ae34d5f63db19bfa9cf64",
  "dossier-v2.zip": "78d285bf2458d6824d693743e3a8a35e862b1bf1738dce7c17e49c393b83a9b1",
  "dossier-v3.zip": "46e6febef88bb18f17fa147f9807f83172515ce1cdf8f93cab9478bf07c1f9ae",
};

/** What nobody can check in each: before version 3 there were no witnesses. */
const OPEN_CHECKS: Readonly<Record<string, readonly string[]>> = {
  "dossier-v1.zip": [...WITNESS_CHECKS],
  "dossier-v2.zip": [...WITNESS_CHECKS],
  "dossier-v3.zip": ["opentimestamps"],
};

/** Another implementation of docs/dossier-format.md: hashes, chain and the seal of each exhibit. */
const PYTHON = `
import hashlib, json, sys, zipfile
canonical = lambda value: json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
sha256 = lambda data: hashlib.sha256(data).hexdigest()
z = zipfile.ZipFile(sys.argv[1])
sums = dict(reversed(line.split("  ", 1)) for line in z.read("SHA256SUMS").decode().splitlines())
assert set(z.namelist()) == set(sums) | {"SHA256SUMS"}
assert all(sha256(z.read(path)) == digest for path, digest in sums.items())
manifest = json.loads(z.read("manifest.json"))
assert canonical(manifest) == z.read("manifest.json")
previous, sealed, checks = "0" * 64, {}, {}
for number, line in enumerate(z.read("journal.jsonl").decode().splitlines(), 1):
    entry = json.loads(line)
    assert entry["sequence"] == number and entry["previousHash"] == previous
    assert entry["hash"] == sha256(canonical({key: entry[key] for key in ("bodyHash", "previousHash", "sequence", "time")}))
    if entry["body"] is not None:
        assert entry["bodyHash"] == sha256(canonical(entry["body"]))
        event = entry["body"]["event"]
        if event["type"] == "capture-created": sealed[event["captureId"]] = event
        if event["type"] == "mail-checked": checks[event["artifactId"]] = event["checkSha256"]
    previous = entry["hash"]
assert manifest["journal"] == {"sequence": number, "hash": previous}
for exhibit in manifest["exhibits"]:
    event = sealed[exhibit["captureId"]]
    assert event["recordSha256"] == exhibit["record"]["sha256"] == sums[exhibit["record"]["path"]]
    assert [a["sha256"] for a in event["artifacts"]] == [sums[a["path"]] for a in exhibit["artifacts"]]
    for check in exhibit.get("checks", []):
        assert checks[check["artifactId"]] == check["sha256"] == sums[check["path"]]
print("ok")
`;

describe("frozen dossiers", () => {
  it("are all listed, and unchanged", () => {
    const found = readdirSync(FOLDER).filter((name) => name.endsWith(".zip"));
    const hash = (name: string) =>
      createHash("sha256")
        .update(readFileSync(new URL(name, FOLDER)))
        .digest("hex");
    expect(Object.fromEntries(found.map((name) => [name, hash(name)]))).toEqual(FROZEN);
  });

  it.each(Object.keys(FROZEN))("%s still verifies", async (name) => {
    const bytes = readFileSync(new URL(name, FOLDER));
    expect(bytes.length).toBeLessThan(100_000);
    const blob = new Blob([bytes]);
    const authorities = (await unpack(blob)).get("preuves/autorites.pem");
    const roots = authorities ? readCertificates(new TextDecoder().decode(authorities)) : [];
    const report = await verifyDossier([{ name, blob }], { roots });
    const open = report.checks.filter(({ outcome }) => outcome !== "passed").map(({ id }) => id);
    expect(open).toEqual(OPEN_CHECKS[name]);
    expect(report.verdict).toBe("passed");
  });

  it("dossier-v1.zip is the documentation's worked example", async () => {
    const files = await unpack(new Blob([readFileSync(new URL("dossier-v1.zip", FOLDER))]));
    const sums = files.get("SHA256SUMS") ?? new Uint8Array();
    const known = new Set([createHash("sha256").update(sums).digest("hex")]);
    for (const bytes of files.values())
      for (const [hash] of Buffer.from(bytes)
        .toString()
        .matchAll(/[0-9a-f]{64}/g))
        known.add(hash);
    const [, example = ""] = readFileSync(new URL("../../docs/dossier-format.md", FOLDER), "utf8").split(
      "## Worked example",
    );
    const hashes = Array.from(example.matchAll(/[0-9a-f]{64}/g), ([hash]) => hash);
    expect(hashes.length).toBeGreaterThan(10);
    expect(hashes.filter((hash) => !known.has(hash))).toEqual([]);
    const preimages = Array.from(example.matchAll(/```\n(.*)\n```/g), ([, preimage = ""]) => preimage);
    expect(preimages).toHaveLength(4);
    for (const preimage of preimages) expect(hashes).toContain(createHash("sha256").update(preimage).digest("hex"));
  });

  it.each(Object.keys(FROZEN))("%s satisfies a verifier written from the documentation", (name) => {
    const path = new URL(name, FOLDER).pathname;
    expect(execFileSync("python3", ["-c", PYTHON, path], { encoding: "utf8" })).toBe("ok\n");
  });
});
