import { describe, expect, it } from "vitest";
import { historySteps } from "../../../../components/capture/preview/history/history-steps";
import type { JournalEntry, JournalEvent } from "../../../../utils/core";
import { sampleArtifact } from "../samples";

const CAPTURE = "00000000-0000-4000-8000-0000000000c1";
const FROM = "00000000-0000-4000-8000-0000000000f1";
const TO = "00000000-0000-4000-8000-0000000000f2";
const FILE = "00000000-0000-4000-8000-0000000000a1";
const hash = (digit: string) => digit.repeat(64);

function entry(sequence: number, event: JournalEvent | null): JournalEntry {
  return {
    sequence,
    time: `2026-03-01T09:30:0${sequence}.000Z`,
    bodyHash: hash("b"),
    previousHash: hash(String(sequence - 1)),
    hash: hash(String(sequence)),
    body: event && { salt: "0".repeat(32), event },
  };
}

const artifacts = [
  { id: FILE, sha256: hash("a"), sizeBytes: 10 },
  { id: TO, sha256: hash("a"), sizeBytes: 32 },
];
const ENTRIES = [
  entry(1, { type: "capture-created", missionId: FROM, captureId: CAPTURE, recordSha256: hash("c"), artifacts }),
  entry(2, {
    type: "capture-annotated",
    missionId: FROM,
    captureId: CAPTURE,
    fields: ["note", "title", "unheard-of"],
    annotationSha256: hash("e"),
    previousAnnotationSha256: hash("d"),
  }),
  entry(3, { type: "capture-moved", captureId: CAPTURE, missionId: TO, fromMissionId: FROM }),
  entry(4, {
    type: "mail-checked",
    missionId: TO,
    captureId: CAPTURE,
    artifactId: FILE,
    checkSha256: hash("f"),
  }),
  entry(5, { type: "capture-erased", missionId: TO, captureId: CAPTURE, recordSha256: hash("c") }),
];

describe("historySteps", () => {
  const steps = historySteps(ENTRIES.toReversed(), [sampleArtifact({ id: FILE, fileName: "message.eml" })]);

  it("tells what happened in the order in which it happened, each with its entry's hashes", () => {
    expect(steps.map(({ type }) => type)).toEqual([
      "capture-created",
      "capture-annotated",
      "capture-moved",
      "mail-checked",
      "capture-erased",
    ]);
    expect(steps[2]?.entry).toEqual({
      sequence: 3,
      time: "2026-03-01T09:30:03.000Z",
      hash: hash("3"),
      previousHash: hash("2"),
    });
  });

  it("has the hashes before and after", () => {
    expect(steps.map(({ hashes }) => hashes)).toEqual([
      [{ of: "record", before: null, after: hash("c") }],
      [{ of: "annotation", before: hash("d"), after: hash("e") }],
      [],
      [{ of: "check", before: null, after: hash("f") }],
      [{ of: "record", before: hash("c"), after: null }],
    ]);
  });

  it("says what was sealed, changed, moved and checked", () => {
    expect(steps[0]?.sealed).toEqual({ files: 2, sizeBytes: 42 });
    expect(steps[1]?.changed).toEqual(["title", "note"]);
    expect(steps[2]?.moved).toEqual({ fromMissionId: FROM, missionId: TO });
    expect(steps[3]?.fileName).toBe("message.eml");
  });

  it("says nothing of one step with the next", () => {
    expect(steps[4]).toMatchObject({ sealed: null, changed: [], moved: null, fileName: null });
  });

  it("keeps the place of an entry whose content is not here", () => {
    expect(historySteps([entry(7, null)], [])).toMatchObject([{ type: null, entry: { sequence: 7 }, hashes: [] }]);
  });

  it("leaves what it was given as it was", () => {
    const given = ENTRIES.toReversed();
    historySteps(given, []);
    expect(given[0]?.sequence).toBe(5);
  });
});
