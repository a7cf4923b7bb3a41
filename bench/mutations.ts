import { parseArgs } from "node:util";
import { formatTable } from "../scripts/start/table.ts";
import { type Case, judgeCase, makeCase, type Outcome } from "./mutations/campaign.ts";
import { MUTATIONS } from "./mutations/kinds.ts";
import { prepareMaterial } from "./mutations/material.ts";
import { secondOpinions } from "./mutations/second-verifier.ts";

/*
 * npm run bench -- mutations [--runs 10000] [--from 0] [--second 500] [--seed 1]
 * Mutations of a real dossier, of every kind in turn: the verifier has to find each one, and must neither crash nor
 * hang; `--from` goes on with a later case. Of `--second` of them, spread over the run, the verifier in Python is asked, too.
 */

/** What was asked of a second verifier at once. */
const BATCH = 50;
const PROGRESS_CASES = 500;
/** More than this and a hostile file could keep a reader waiting. */
const LIMIT_MS = 30_000;

interface Tally {
  cases: number;
  found: number;
  readonly missed: number[];
  slowestMs: number;
}

type Numbers = [runs: number, from: number, opinions: number, seed: number];

/** Asks the verifier in Python of one case in so many, of each kind as often. */
class SecondReader {
  readonly disagreements: string[] = [];
  asked = 0;
  private waiting: Case[] = [];

  constructor(
    private readonly oneIn: number,
    private readonly rootsPem: string,
  ) {}

  async offer(one: Case): Promise<void> {
    const round = Math.floor(one.number / MUTATIONS.size);
    if (((one.number % MUTATIONS.size) + round) % this.oneIn !== 0) return;
    this.waiting.push(one);
    if (this.waiting.length === BATCH) await this.finish();
  }

  async finish(): Promise<void> {
    const cases = this.waiting;
    this.waiting = [];
    if (cases.length === 0) return;
    const dossiers = cases.map(({ volumes }) => volumes);
    for (const [at, { verdict }] of (await secondOpinions(dossiers, this.rootsPem)).entries()) {
      const { number, kind } = cases[at] as Case;
      if (verdict !== "failed") this.disagreements.push(`case ${number} (${kind}): ${verdict}`);
    }
    this.asked += cases.length;
  }
}

function tallied(tally: Tally, number: number, { verdict, durationMs }: Outcome): void {
  tally.cases++;
  if (verdict === "failed" && durationMs < LIMIT_MS) tally.found++;
  else tally.missed.push(number);
  tally.slowestMs = Math.max(tally.slowestMs, durationMs);
}

function report(tallies: ReadonlyMap<string, Tally>): string {
  const rows = [...tallies].map(([kind, { cases, found, missed, slowestMs }]) => [
    kind,
    missed.length === 0 ? "all" : `missed ${missed.slice(0, 5).join(" ")}`,
    String(cases),
    String(found),
    slowestMs.toFixed(0),
  ]);
  return formatTable(["Mutation", "Found", "Cases", "Found", "Slowest, ms"], rows);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: "string", default: "10000" },
      from: { type: "string", default: "0" },
      second: { type: "string", default: "500" },
      seed: { type: "string", default: "1" },
    },
  });
  const [runs, from, opinions, seed] = [values.runs, values.from, values.second, values.seed].map(Number) as Numbers;
  const { material, roots, rootsPem } = await prepareMaterial();
  for (const volumes of [new Map([["dossier.zip", material.original.zip]]), material.original.volumes]) {
    const { verdict, failed, error } = await judgeCase(volumes, roots);
    if (verdict !== "passed") throw new Error(`The original is ${verdict}: ${failed.join(", ")} ${error ?? ""}`);
  }

  const tallies = new Map<string, Tally>();
  for (const kind of MUTATIONS.keys()) tallies.set(kind, { cases: 0, found: 0, missed: [], slowestMs: 0 });
  const second = new SecondReader(Math.max(1, Math.round(runs / opinions)), rootsPem);
  const started = performance.now();
  for (let number = from; number < from + runs; number++) {
    const one = await makeCase(material, number, seed);
    const outcome = await judgeCase(one.volumes, roots);
    tallied(tallies.get(one.kind) as Tally, number, outcome);
    if (outcome.error) console.error(`case ${number} (${one.kind}): ${outcome.error}`);
    await second.offer(one);
    if ((number + 1) % PROGRESS_CASES === 0) console.error(`${number + 1 - from} of ${runs}`);
  }
  await second.finish();

  console.log(report(tallies));
  const found = [...tallies.values()].reduce((sum, tally) => sum + tally.found, 0);
  const seconds = ((performance.now() - started) / 1_000).toFixed(0);
  console.log(`\n${found} of ${runs} found, seed ${seed}, from case ${from}, ${seconds} s`);
  const { asked, disagreements } = second;
  console.log(`The verifier in Python finds ${asked - disagreements.length} of the ${asked} that it was asked about`);
  for (const line of disagreements) console.log(line);
  return found === runs && disagreements.length === 0 ? 0 : 1;
}

process.exitCode = await main();
