import { describe, expect, it } from "vitest";
import {
  checkLabel,
  headlineText,
  reasonLabel,
  sentenceOf,
  summaryText,
  type WordsOptions,
} from "../../../components/verify/words";
import { readMessages } from "../../../scripts/verifier/messages";
import type { Statement } from "../../../utils/core";
import { CHECK_IDS, type VerifyReport, verdictOf } from "../../../utils/verify";
import { createTranslator } from "../../../verifier/translator";
import { first } from "./dossiers";

const languages = await Promise.all(
  (["en", "fr"] as const).map(async (language): Promise<WordsOptions & { language: string }> => {
    const t = createTranslator(await readMessages(language)) as WordsOptions["i18n"]["t"];
    return { language, i18n: { t }, formatTime: (utc) => `<${utc}>` };
  }),
);

const CONFIRMED = { time: "2026-03-01T10:00:00.000Z", authority: "$1 Trusty", qualified: "confirmed" } as const;

function report(changes: Partial<VerifyReport> = {}): VerifyReport {
  return {
    verdict: "passed",
    checks: CHECK_IDS.map((id) => ({ id, outcome: "passed", findings: [] })),
    dossier: { title: "Roof", exhibits: 2, exportedAt: "2026-03-02T08:00:00.000Z" },
    witnesses: {
      exhibits: [
        { number: 1, title: "A", capturedAt: "2026-03-01T09:00:00.000Z", existedBy: CONFIRMED },
        {
          number: 2,
          title: "B",
          capturedAt: "2026-03-01T09:00:00.000Z",
          existedBy: { ...CONFIRMED, time: "2026-03-01T11:00:00.000Z", authority: "Later" },
        },
      ],
      signature: { certificateSha256: "ab".repeat(32), name: "Bordereau" },
      authorities: [],
      openTimestamps: { complete: 0, pending: 0 },
    },
    ...changes,
  };
}

function withWitnesses(changes: Partial<NonNullable<VerifyReport["witnesses"]>>): VerifyReport {
  const { witnesses } = report();
  return report({ witnesses: witnesses && { ...witnesses, ...changes } });
}

function failing(id: VerifyReport["checks"][number]["id"], finding: object, changes: Partial<VerifyReport> = {}) {
  const checks = report().checks.map((check) =>
    check.id === id
      ? { ...check, outcome: "failed" as const, findings: [{ reason: "missing" as const, detail: "d", ...finding }] }
      : check,
  );
  return report({ verdict: "failed", checks, ...changes });
}

const says = (of: VerifyReport) => verdictOf(of).statements.map((statement) => statement.says);

describe("who vouches for what", () => {
  it("is dated by the latest of the exhibits' times, which holds for all of them", () => {
    expect(first(verdictOf(report()).statements)).toMatchObject({ time: "2026-03-01T11:00:00.000Z", proved: 2 });
    expect(says(report())).toEqual(["existed-by", "signed"]);
  });

  it("counts the exhibits that nobody attests", () => {
    const exhibits = report().witnesses?.exhibits ?? [];
    const half = withWitnesses({
      exhibits: exhibits.map((each) => (each.number === 2 ? { ...each, existedBy: null } : each)),
    });
    expect(first(verdictOf(half).statements)).toMatchObject({ proved: 1, exhibits: 2, authority: "$1 Trusty" });
    const none = withWitnesses({ exhibits: exhibits.map((each) => ({ ...each, existedBy: null })), signature: null });
    expect(says(none)).toEqual(["no-time", "unsigned"]);
  });

  it("takes no authority of an unknown root for a proof, and names false timestamps", () => {
    const authorities = [{ name: "Who", trusted: 0, unknownRoot: 2, failed: 1, qualified: "claimed" as const }];
    const exhibits = (report().witnesses?.exhibits ?? []).map((each) => ({ ...each, existedBy: null }));
    expect(says(withWitnesses({ authorities, exhibits }))).toEqual([
      "no-time",
      "unknown-authority",
      "false-timestamps",
      "signed",
    ]);
  });

  it("is nobody where a check failed, and nobody yet in older formats", () => {
    expect(says(failing("hashes-match", { path: "journal.jsonl" }))).toEqual([]);
    expect(says(report({ witnesses: null }))).toEqual(["no-witnesses"]);
  });
});

describe("the headline", () => {
  it.each<[string, VerifyReport]>([
    ["intact", report()],
    ["altered", failing("hashes-match", { path: "pieces/piece-001-a/x.png", reason: "hash-differs" })],
    ["incomplete", report({ verdict: "incomplete" })],
    ["mixed", failing("volumes-complete", { reason: "other-dossier" })],
    ["volumes-missing", failing("volumes-complete", { reason: "missing" })],
    ["not-a-dossier", failing("zip-readable", { reason: "not-a-zip" }, { dossier: null })],
  ])("%s", (headline, of) => {
    expect(verdictOf(of).headline).toBe(headline);
  });

  it("is not that volumes are missing where something else is wrong, too", () => {
    const { checks } = failing("volumes-complete", { reason: "missing" });
    const both = checks.map((check) =>
      check.id === "hashes-match" ? { ...check, outcome: "failed" as const } : check,
    );
    expect(verdictOf(report({ verdict: "failed", checks: both })).headline).toBe("altered");
  });
});

it("marks the exhibits that something was found in", () => {
  const { exhibits } = verdictOf(failing("hashes-match", { path: "pieces/piece-002-b/x.png", reason: "hash-differs" }));
  expect(exhibits.map(({ number, altered }) => [number, altered])).toEqual([
    [1, false],
    [2, true],
  ]);
});

describe.each(languages)("in $language", (words) => {
  const statements: readonly Statement[] = [
    { says: "existed-by", proved: 2, exhibits: 2, ...CONFIRMED },
    { says: "existed-by", proved: 1, exhibits: 2, ...CONFIRMED, qualified: "claimed" },
    { says: "existed-by", proved: 2, exhibits: 2, ...CONFIRMED, qualified: "no" },
    { says: "no-time" },
    { says: "unknown-authority", authority: "Who", timestamps: 2 },
    { says: "false-timestamps", authority: "Who", timestamps: 1 },
    { says: "open-timestamps", complete: 1, pending: 2 },
    { says: "signed", name: "Key", certificateSha256: "cd".repeat(32) },
    { says: "unsigned" },
    { says: "no-witnesses" },
    { says: "unpacked" },
  ];

  it("every statement has its own sentence, with its names in it", () => {
    const sentences = statements.map((statement) => sentenceOf(statement, words));
    expect(new Set(sentences.map(({ text, remark }) => text + remark)).size).toBe(statements.length);
    for (const [index, { text }] of sentences.entries()) {
      const statement = statements[index];
      if (statement && "authority" in statement) expect(text).toContain(statement.authority);
      expect(text).not.toMatch(/\$\d(?! Trusty)|undefined/);
    }
  });

  it("only a confirmed authority that attests all exhibits is shown as good", () => {
    expect(
      statements.map((statement) => sentenceOf(statement, words).tone).filter((tone) => tone === "ok"),
    ).toHaveLength(1);
  });

  it("every check, reason and headline has its words", () => {
    for (const id of CHECK_IDS) expect(checkLabel({ id, outcome: "passed", findings: [] }, words)).not.toBe("");
    expect(() => checkLabel({ id: "unheard-of", outcome: "passed", findings: [] }, words)).toThrow(/no text/);
    for (const reason of ["hash-differs", "more", "not-checked"]) expect(reasonLabel(reason, words)).not.toBe("");
    for (const headline of ["intact", "not-a-dossier", "volumes-missing"] as const) {
      expect(headlineText(headline, words)).not.toBe(summaryText(headline, words));
    }
  });
});
