import { describe, expect, it } from "vitest";
import { GENESIS_HASH, type JournalEvent } from "../../../utils/core";
import { journalLines } from "../../../utils/dossier/journal-lines";
import { canonicalJson } from "../../../utils/integrity";
import { Sample } from "./sample";

const MINE = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const HERE = "33333333-3333-4333-8333-333333333333";
const ELSEWHERE = "44444444-4444-4444-8444-444444444444";

describe("journalLines", () => {
  it("withholds exactly what concerns only other missions and captures", async () => {
    const hash = GENESIS_HASH;
    const events: [JournalEvent, boolean][] = [
      [{ type: "settings-changed", fields: [], settingsSha256: hash, previousSettingsSha256: hash }, true],
      [{ type: "mission-created", missionId: OTHER, missionSha256: hash }, false],
      [{ type: "capture-created", missionId: MINE, captureId: HERE, recordSha256: hash, artifacts: [] }, true],
      [{ type: "capture-created", missionId: OTHER, captureId: ELSEWHERE, recordSha256: hash, artifacts: [] }, false],
      // made elsewhere, now an exhibit here: the journal must show its hash
      [{ type: "capture-created", missionId: OTHER, captureId: HERE, recordSha256: hash, artifacts: [] }, true],
      [{ type: "capture-moved", captureId: ELSEWHERE, missionId: OTHER, fromMissionId: MINE }, true],
      [{ type: "capture-moved", captureId: ELSEWHERE, missionId: OTHER, fromMissionId: ELSEWHERE }, false],
      [{ type: "capture-erased", captureId: ELSEWHERE, missionId: OTHER, recordSha256: hash }, false],
      [{ type: "dossier-exported", missionId: OTHER, exhibits: 1, volumes: [] }, false],
      [{ type: "dossier-exported", missionId: MINE, exhibits: 1, volumes: [] }, true],
    ];
    const sample = await Sample.create();
    for (const [event] of events) await sample.log(event);
    const lines = journalLines(sample.journal, MINE, new Set([HERE])).split("\n");

    expect(lines.pop()).toBe("");
    expect(lines.slice(2).map((line) => JSON.parse(line).body !== null)).toEqual(events.map(([, kept]) => kept));
    for (const [index, line] of lines.entries()) {
      const entry = sample.journal[index];
      expect(JSON.parse(line)).toMatchObject({ sequence: index + 1, hash: entry?.hash, bodyHash: entry?.bodyHash });
      expect(canonicalJson(JSON.parse(line))).toBe(line);
    }
  });
});
