import "fake-indexeddb/auto";
import { randomUUID } from "node:crypto";
import { writeFileSync } from "node:fs";
import { it } from "vitest";
import { createSampleMission } from "@/utils/services/sample";
import { createJournal } from "@/utils/services/start-up";
import { exportDossier } from "@/utils/services/export/export-dossier";
import { openTestStore, tickingClock } from "./store/open-store";
import { facts, platform } from "./services/test-dependencies";
import { reader, shippedFiles } from "./services/sample/shipped";
import { nodePdfPorts } from "../support/pdf-ports";

it("try", async () => {
  const { db, journal } = await openTestStore();
  const deps = { db, journal, clock: tickingClock(), randomId: randomUUID, onChange: () => undefined };
  await createJournal(deps);
  const mission = await createSampleMission({ ...deps, facts: async () => facts, platform: async () => platform } as any, { readFile: reader(shippedFiles()) });
  const t = performance.now();
  await exportDossier({
    ...deps, missionId: mission.id, settings: facts.settings, software: { version: "0.0.0", revision: "test" },
    exportedAt: new Date("2026-07-01T08:00:00.000Z"), verifierHtml: async () => "<!doctype html>",
    pdfPorts: async () => nodePdfPorts(),
    createFile: async (name) => {
      const chunks: any[] = [];
      return { write: (c) => void chunks.push(c.slice()), close: async () => { const f = new File(chunks, name); writeFileSync("/tmp/out/" + name, Buffer.from(await f.arrayBuffer())); return f; }, discard: async () => undefined };
    },
    freeBytes: async () => Number.MAX_SAFE_INTEGER,
    onProgress: () => undefined,
    signal: new AbortController().signal,
  });
  console.log("export ms", performance.now() - t);
}, 300_000);
