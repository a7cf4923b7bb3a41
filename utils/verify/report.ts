import type { ExistedBy } from "../core";

/** Every check, in the order in which a report lists them; docs/dossier-format.md says what each one asks. */
export const CHECK_IDS = [
  "zip-readable",
  "zip-as-written",
  "names-safe",
  "sums-present",
  "manifest-valid",
  "volumes-complete",
  "files-complete",
  "nothing-added",
  "hashes-match",
  "manifest-matches-sums",
  "records-valid",
  "journal-chain",
  "journal-matches-exhibits",
  "heads-match-journal",
  "exhibits-proved",
  "signatures",
  "timestamps",
  "opentimestamps",
] as const;
export type CheckId = (typeof CHECK_IDS)[number];

/**
 * What others, or the owner's key, vouch for. Where such a check is not possible (no authority was asked, its root is
 * unknown) the dossier is no less intact; a false one fails like any other.
 */
export const WITNESS_CHECKS: ReadonlySet<CheckId> = new Set<CheckId>([
  "heads-match-journal",
  "exhibits-proved",
  "signatures",
  "timestamps",
  "opentimestamps",
]);

export type FindingReason =
  /** Not a zip, truncated, or with bytes before or after it. */
  | "not-a-zip"
  | "too-large"
  | "encrypted"
  | "compression-unsupported"
  | "overlapping"
  | "symbolic-link"
  | "duplicate-name"
  | "unsafe-name"
  /** The entry's bytes cannot be read, or do not have their CRC-32. */
  | "damaged"
  /** The zip around the files is not as Bordereau writes it. */
  | "container-differs"
  | "missing"
  | "added"
  | "hash-differs"
  | "size-differs"
  /** Does not have the form that the format prescribes. */
  | "malformed"
  | "not-canonical"
  /** Two parts of the dossier say different things. */
  | "contradiction"
  | "other-dossier"
  | "chain-broken"
  | "not-in-journal"
  | "erased-in-journal"
  | "moved-in-journal"
  /** The journal files a capture under this mission that the dossier does not have. */
  | "omitted"
  | "signature-invalid"
  | "timestamp-invalid"
  /** Why a check is not possible: what it needs is missing or faulty. */
  | "not-checked"
  /** More findings than a report lists. */
  | "more";

export interface Finding {
  /** The volume's name, as it was given. Hostile text. */
  readonly volume?: string;
  /** Path in the volume. Hostile text. */
  readonly path?: string;
  readonly reason: FindingReason;
  /** In English; may quote hostile text. */
  readonly detail: string;
}

export interface CheckResult {
  readonly id: CheckId;
  readonly outcome: "passed" | "failed" | "not-possible";
  readonly findings: readonly Finding[];
}

/** What is known about one authority's timestamps in a dossier. */
export interface AuthoritySummary {
  readonly name: string;
  /** Timestamps that hold under a trusted root. */
  readonly trusted: number;
  /** Timestamps whose mathematics hold, by an authority whose root this verifier does not know. */
  readonly unknownRoot: number;
  readonly failed: number;
  readonly qualified: ExistedBy["qualified"];
}

/** What the witnesses of a dossier attest; of what is not here, nothing is proved. */
export interface Witnesses {
  readonly exhibits: readonly {
    readonly number: number;
    readonly title: string;
    /** By Bordereau's own clock, UTC. */
    readonly capturedAt: string;
    readonly existedBy: ExistedBy | null;
  }[];
  /** The key that signed this dossier, where all its signatures hold. */
  readonly signature: { readonly certificateSha256: string; readonly name: string } | null;
  readonly authorities: readonly AuthoritySummary[];
  /** Heads with an OpenTimestamps proof that commits to them; whether Bitcoin has it cannot be checked offline. */
  readonly openTimestamps: { readonly complete: number; readonly pending: number };
}

export interface VerifyReport {
  readonly checks: readonly CheckResult[];
  /** `failed` if a check failed, otherwise `incomplete` if one that is no witness's was not possible. */
  readonly verdict: "passed" | "failed" | "incomplete";
  /** As the manifest says it; null without a valid manifest. */
  readonly dossier: { readonly title: string; readonly exhibits: number; readonly exportedAt: string } | null;
  /** Null without a valid manifest, and for dossiers of before there were witnesses (format versions 1 and 2). */
  readonly witnesses: Witnesses | null;
}

/** A report lists no more findings of one check: a hostile zip may have 60,000. */
const MAX_FINDINGS = 200;

/** One check while it runs. It passes only if it was said to have run, and nothing was found. */
export class Check {
  private readonly findings: Finding[] = [];
  private suppressed = 0;
  private failed = false;
  private state: "not-run" | "ran" | "not-possible" = "not-run";

  constructor(readonly id: CheckId) {}

  fail(reason: FindingReason, detail: string, where: { volume?: string; path?: string } = {}): void {
    this.failed = true;
    this.add({ ...where, reason, detail });
  }

  ran(): void {
    if (this.state === "not-run") this.state = "ran";
  }

  /** Part of the check could not run: it cannot pass any more. */
  impossible(detail: string, where: { volume?: string; path?: string } = {}): void {
    this.state = "not-possible";
    if (!this.failed) this.add({ ...where, reason: "not-checked", detail });
  }

  result(): CheckResult {
    const findings = [...this.findings];
    if (this.suppressed > 0) findings.push({ reason: "more", detail: `${this.suppressed} more` });
    if (this.failed) return { id: this.id, outcome: "failed", findings };
    if (this.state === "ran") return { id: this.id, outcome: "passed", findings };
    if (findings.length === 0) findings.push({ reason: "not-checked", detail: "did not run" });
    return { id: this.id, outcome: "not-possible", findings };
  }

  private add(finding: Finding): void {
    if (this.findings.length < MAX_FINDINGS) this.findings.push(finding);
    else this.suppressed++;
  }
}

export type Checks = Readonly<Record<CheckId, Check>>;

export function newChecks(): Checks {
  return Object.fromEntries(CHECK_IDS.map((id) => [id, new Check(id)])) as Record<CheckId, Check>;
}

export function buildReport(
  checks: Checks,
  dossier: VerifyReport["dossier"],
  witnesses: VerifyReport["witnesses"],
): VerifyReport {
  const results = CHECK_IDS.map((id) => checks[id].result());
  const failed = results.some(({ outcome }) => outcome === "failed");
  const open = results.some(({ id, outcome }) => outcome === "not-possible" && !WITNESS_CHECKS.has(id));
  return { checks: results, verdict: failed ? "failed" : open ? "incomplete" : "passed", dossier, witnesses };
}
