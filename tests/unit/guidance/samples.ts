import { type Capture, type Checklist, EMPTY_CHECKLIST, type Mission } from "../../../utils/core";
import { type GuidanceInput, tradeOf } from "../../../utils/guidance";
import { sampleCapture, sampleMission } from "../components/samples";

export const MISSION_ID = "00000000-0000-4000-8000-000000000001";

export function captureId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

let next = 100;

/** A capture of that day (`2026-03-01`), captured when it dates from. */
export function exhibit(day: string, fields: Partial<Capture> = {}): Capture {
  const datedAt = `${day}T10:00:00.000Z`;
  return sampleCapture({ id: captureId(next++), missionId: MISSION_ID, datedAt, capturedAt: datedAt, ...fields });
}

/** An e-mail with its original, sent by that address. */
export function mail(day: string, from: string, fields: Partial<Capture> = {}): Capture {
  const shown = [{ name: "", address: from }];
  const messages = [{ summary: { from: { shown, total: 1 } } }];
  const recordJson = JSON.stringify({ mail: { messages, source: { kind: "file" } } });
  return exhibit(day, { origin: "mail", kind: "message", recordJson, ...fields });
}

export function checklist(fields: Partial<Checklist> = {}): Checklist {
  return { missionId: MISSION_ID, ...EMPTY_CHECKLIST, ...fields };
}

export function mission(fields: Partial<Mission> = {}): Mission {
  return sampleMission({ id: MISSION_ID, createdAt: "2026-03-01T00:00:00.000Z", ...fields });
}

/** A mission of which nothing is known; a month after it began. */
export function input(fields: Partial<GuidanceInput> = {}): GuidanceInput {
  return {
    mission: mission(),
    captures: [],
    settings: { ownerName: "", timestampsOn: false },
    checklist: checklist(),
    trade: tradeOf("general"),
    exports: 0,
    reportVersions: 0,
    now: new Date("2026-03-20T12:00:00.000Z"),
    ...fields,
  };
}
