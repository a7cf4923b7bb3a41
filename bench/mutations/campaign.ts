import { type VerifyReport, verifyDossier } from "../../utils/verify/index.ts";
import { MUTATIONS } from "./kinds.ts";
import type { Material, Volumes } from "./mutation.ts";
import { Random } from "./random.ts";

/** One mutated dossier. The same number gives the same one again, from the same material and seed. */
export interface Case {
  readonly number: number;
  readonly kind: string;
  readonly volumes: Volumes;
}

export interface Outcome {
  readonly verdict: VerifyReport["verdict"] | "crashed";
  readonly failed: readonly string[];
  readonly durationMs: number;
  /** What was thrown. */
  readonly error: string | null;
}

/** Case `number` of a campaign: the kinds take turns. */
export async function makeCase(material: Material, number: number, seed: number): Promise<Case> {
  const kinds = [...MUTATIONS];
  const [kind, mutate] = kinds[number % kinds.length] as (typeof kinds)[number];
  return { number, kind, volumes: await mutate(material, new Random(seed * 1_000_003 + number)) };
}

/** What the verifier says of the volumes; a throw is an outcome. */
export async function judgeCase(volumes: Volumes, roots: readonly Uint8Array[]): Promise<Outcome> {
  const started = performance.now();
  const sources = [...volumes].map(([name, bytes]) => ({ name, blob: new Blob([bytes]) }));
  try {
    const { verdict, checks } = await verifyDossier(sources, { roots });
    const failed = checks.filter(({ outcome }) => outcome === "failed").map(({ id }) => id);
    return { verdict, failed, durationMs: performance.now() - started, error: null };
  } catch (thrown) {
    return { verdict: "crashed", failed: [], durationMs: performance.now() - started, error: String(thrown) };
  }
}
