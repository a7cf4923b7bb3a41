import type { DossierVerdict, Headline, ShownFinding, Statement } from "../core";
import { UNPACKED } from "./folder";
import type { CheckId, Finding, VerifyReport, Witnesses } from "./report";

/** An exhibit's folder, with its number (docs/dossier-format.md, layout). */
const EXHIBIT_FOLDER = /^pieces\/piece-0*(\d+)-/;

/** Turns a report into what is said to a reader: the verdict, who vouches for what, exhibits and checks. */
export function verdictOf(report: VerifyReport): DossierVerdict {
  const altered = alteredExhibits(report);
  const severalVolumes =
    new Set(report.checks.flatMap(({ findings }) => findings.map(({ volume }) => volume))).size > 1;
  return {
    headline: headlineOf(report),
    dossier: report.dossier,
    statements: [
      // of what was altered, nobody vouches for anything
      ...(report.verdict === "failed" ? [] : witnessStatements(report.witnesses, report.dossier !== null)),
      ...(isUnpacked(report) ? [{ says: "unpacked" } as const] : []),
    ],
    exhibits: (report.witnesses?.exhibits ?? []).map((exhibit) => ({
      ...exhibit,
      altered: altered.has(exhibit.number),
    })),
    checks: report.checks.map(({ id, outcome, findings }) => ({
      id,
      outcome,
      findings: findings.map((finding) => shown(finding, severalVolumes)),
    })),
  };
}

function headlineOf(report: VerifyReport): Headline {
  const findings = (id: CheckId) => report.checks.find((check) => check.id === id)?.findings ?? [];
  if (report.verdict === "passed") return "intact";
  const has = (id: CheckId, reason: Finding["reason"]) => findings(id).some((finding) => finding.reason === reason);
  if (has("volumes-complete", "other-dossier")) return "mixed";
  const nothingRead = report.dossier === null && has("zip-readable", "not-a-zip");
  const nothingListed = report.dossier === null && has("sums-present", "missing") && has("manifest-valid", "missing");
  if (nothingRead || nothingListed) return "not-a-dossier";
  if (report.verdict === "incomplete") return "incomplete";
  const failing = report.checks.filter(({ outcome }) => outcome === "failed");
  const onlyVolumes = failing.every(({ id }) => id === "volumes-complete" || id === "journal-matches-exhibits");
  return onlyVolumes && has("volumes-complete", "missing") ? "volumes-missing" : "altered";
}

function alteredExhibits(report: VerifyReport): ReadonlySet<number> {
  const failed = report.checks.filter(({ outcome }) => outcome === "failed");
  const numbers = failed.flatMap(({ findings }) => findings.map(({ path }) => EXHIBIT_FOLDER.exec(path ?? "")?.[1]));
  return new Set(numbers.filter((number) => number !== undefined).map(Number));
}

function isUnpacked({ checks }: VerifyReport): boolean {
  return checks.some(
    ({ id, findings }) =>
      id === "zip-as-written" && findings.some((each) => each.reason === "not-checked" && each.detail === UNPACKED),
  );
}

function shown({ volume, path, reason, detail }: Finding, nameVolume: boolean): ShownFinding {
  const where = [nameVolume ? volume : undefined, path].filter((part) => part !== undefined).join(": ");
  return { where, reason, detail };
}

function witnessStatements(witnesses: Witnesses | null, readable: boolean): Statement[] {
  if (!witnesses) return readable ? [{ says: "no-witnesses" }] : [];
  const { authorities, openTimestamps, signature } = witnesses;
  const { complete, pending } = openTimestamps;
  return [
    timeStatement(witnesses),
    ...authorities.flatMap(({ name: authority, unknownRoot, failed }): Statement[] => [
      ...(unknownRoot > 0 ? [{ says: "unknown-authority", authority, timestamps: unknownRoot } as const] : []),
      ...(failed > 0 ? [{ says: "false-timestamps", authority, timestamps: failed } as const] : []),
    ]),
    ...(complete + pending > 0 ? [{ says: "open-timestamps", complete, pending } as const] : []),
    signature ? { says: "signed", ...signature } : { says: "unsigned" },
  ];
}

/** The latest of the exhibits' times is the one that holds for all of them. */
function timeStatement({ exhibits }: Witnesses): Statement {
  const proved = exhibits.flatMap(({ existedBy }) => existedBy ?? []);
  const latest = proved.toSorted((a, b) => a.time.localeCompare(b.time)).at(-1);
  if (!latest) return { says: "no-time" };
  return { says: "existed-by", proved: proved.length, exhibits: exhibits.length, ...latest };
}
