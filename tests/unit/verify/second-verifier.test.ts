import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { secondOpinions } from "../../../bench/mutations/second-verifier";
import { canonicalJson } from "../../../utils/integrity";
import { verifyDossier } from "../../../utils/verify";

const FORMATS = fileURLToPath(new URL("../../formats/", import.meta.url));
const SECOND = fileURLToPath(new URL("../../second-verifier/", import.meta.url));
const FROZEN = readdirSync(FORMATS).filter((name) => name.endsWith(".zip"));

const CANONICAL =
  "import json, sys; from canonical import canonical; print(json.dumps([canonical(item) for item in json.load(sys.stdin)]))";

/** Values as the verifier in Python writes them. */
function canonicalInPython(values: readonly unknown[]): string[] {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: "1" };
  const options = { cwd: SECOND, env, input: JSON.stringify(values), encoding: "utf8" } as const;
  return JSON.parse(execFileSync("python3", ["-c", CANONICAL], options));
}

describe("the second verifier, in Python", () => {
  it("says the same of every frozen dossier", async () => {
    const zips = FROZEN.map((name) => new Uint8Array(readFileSync(`${FORMATS}${name}`)));
    const opinions = await secondOpinions(
      zips.map((zip) => new Map([["dossier.zip", zip]])),
      "",
    );
    const ours = await Promise.all(zips.map((zip) => verifyDossier([{ name: "dossier.zip", blob: new Blob([zip]) }])));
    expect(opinions.map(({ verdict }) => verdict)).toEqual(ours.map(({ verdict }) => verdict));
    expect(opinions.map(({ verdict }) => verdict)).toEqual(FROZEN.map(() => "passed"));
  }, 60_000);

  it("finds a changed byte in each of them", async () => {
    const zips = FROZEN.map((name) => new Uint8Array(readFileSync(`${FORMATS}${name}`)));
    const opinions = await secondOpinions(
      zips.map((zip) => new Map([["dossier.zip", zip.with(1_000, (zip[1_000] as number) ^ 1)]])),
      "",
    );
    expect(opinions.map(({ verdict }) => verdict)).toEqual(FROZEN.map(() => "failed"));
  }, 60_000);

  it("writes canonical JSON as we do", () => {
    const values = [
      ...fc.sample(
        fc.json().map((text) => JSON.parse(text)),
        { numRuns: 300, seed: 1 },
      ),
      ...fc.sample(fc.double({ noNaN: true, noDefaultInfinity: true }), { numRuns: 500, seed: 2 }),
      ...[1e21, 1e20, 123_456_789_012_345_680_000, 1e-6, 1e-7, 5e-324, Number.MAX_VALUE, -0, 2 ** 53 + 2, 0.1 + 0.2],
      { "\u20ac": 1, "\r": 2, "\ufb33": 3, "1": 4, "\ud83d\ude00": 5, "\u0080": 6, "\u00f6": 7 },
    ];
    expect(canonicalInPython(values)).toEqual(values.map(canonicalJson));
  }, 60_000);
});
