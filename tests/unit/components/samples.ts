import { type Artifact, type Capture, EMPTY_MISSION_DRAFT, type Mission } from "../../../utils/core";

const TIME = "2026-03-01T09:30:00.000Z";

export function sampleMission(fields: Partial<Mission>): Mission {
  return {
    ...EMPTY_MISSION_DRAFT,
    id: "00000000-0000-4000-8000-000000000001",
    status: "active",
    createdAt: TIME,
    updatedAt: TIME,
    lastUsedAt: TIME,
    ...fields,
  };
}

export function sampleArtifact(fields: Partial<Artifact>): Artifact {
  return {
    id: "00000000-0000-4000-8000-0000000000a1",
    role: "file",
    mediaType: "application/pdf",
    fileName: "a.pdf",
    sizeBytes: 1,
    sha256: "0".repeat(64),
    ...fields,
  };
}

export function sampleCapture(fields: Partial<Capture>): Capture {
  return {
    id: "00000000-0000-4000-8000-0000000000c1",
    missionId: "00000000-0000-4000-8000-000000000001",
    origin: "page",
    outcome: "complete",
    kind: "page",
    title: "",
    note: "",
    url: null,
    datedAt: TIME,
    capturedAt: TIME,
    artifacts: [],
    sizeBytes: 0,
    recordJson: "{}",
    recordSha256: "0".repeat(64),
    journalSequence: 1,
    erasedAt: null,
    ...fields,
  };
}
