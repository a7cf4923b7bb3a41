import { beforeAll, describe, expect, it } from "vitest";
import { type Case, judgeCase, makeCase } from "../../../bench/mutations/campaign";
import { MUTATIONS } from "../../../bench/mutations/kinds";
import { type Prepared, prepareMaterial } from "../../../bench/mutations/material";
import type { Volumes } from "../../../bench/mutations/mutation";
import { secondOpinions } from "../../../bench/mutations/second-verifier";

/*
 * A sample of `npm run bench -- mutations`: one of each kind. BORDEREAU_MUTATIONS=5 makes five of each, and
 * BORDEREAU_SEED others.
 */

const EACH = Number(process.env.BORDEREAU_MUTATIONS ?? 1);
const SEED = Number(process.env.BORDEREAU_SEED ?? 20_260_301);
const KINDS = [...MUTATIONS.keys()];
const TIMEOUT_MS = 120_000;

describe("a mutated dossier", () => {
  let prepared: Prepared;
  beforeAll(async () => {
    prepared = await prepareMaterial();
  }, TIMEOUT_MS);

  const intact = (): Volumes[] => {
    const { original, other } = prepared.material;
    return [new Map([["d.zip", original.zip]]), original.volumes, new Map([["d.zip", other.zip]])];
  };
  const make = (number: number): Promise<Case> => makeCase(prepared.material, number, SEED);

  it(
    "was intact before",
    async () => {
      for (const volumes of intact()) {
        const { verdict, failed: checks } = await judgeCase(volumes, prepared.roots);
        expect([verdict, checks]).toEqual(["passed", []]);
      }
    },
    TIMEOUT_MS,
  );

  it.each(KINDS.map((kind, index) => [kind, index] as const))(
    "%s: is found",
    async (_, index) => {
      for (let round = 0; round < EACH; round++) {
        const { number, volumes } = await make(index + round * KINDS.length);
        const outcome = await judgeCase(volumes, prepared.roots);
        expect(outcome, `case ${number}`).toMatchObject({ verdict: "failed", error: null });
      }
    },
    TIMEOUT_MS,
  );

  it(
    "is found by the verifier in Python, which passes the intact ones",
    async () => {
      // every fourth kind; with several of each, all of them
      const numbers = Array.from({ length: KINDS.length * EACH }, (_, number) => number).filter(
        (at) => at % 4 === EACH % 4,
      );
      const cases = await Promise.all(numbers.map(make));
      const opinions = await secondOpinions([...intact(), ...cases.map(({ volumes }) => volumes)], prepared.rootsPem);
      const verdicts = opinions.map(
        ({ verdict }, at) => `${cases[at - intact().length]?.kind ?? "intact"}: ${verdict}`,
      );
      const expected = [...intact().map(() => "intact: passed"), ...cases.map(({ kind }) => `${kind}: failed`)];
      expect(verdicts).toEqual(expected);
    },
    TIMEOUT_MS,
  );
});
