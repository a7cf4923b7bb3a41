import { randomUUID } from "node:crypto";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import type { CapturedFile } from "@/utils/capture";
import { NOT_COLLECTED } from "@/utils/core";
import { sha256OfBlob } from "@/utils/integrity";
import { sealCapture } from "@/utils/services/seal-capture";
import { getArtifactBytes } from "@/utils/store";
import { packBytes, unpackBytes } from "@/utils/store/stored-bytes";
import { facts, platform, testDependencies } from "../services/test-dependencies";
import { openTestStore } from "./open-store";

const HTML = "<!doctype html><p>Accentué, 漢字 et\u0000le reste</p>".repeat(400);
const page = () => new Blob([HTML], { type: "text/html;charset=utf-8" });

async function packedPage() {
  const packed = await packBytes(page(), "text/html");
  if (packed instanceof Blob) throw new Error("not compressed");
  return packed;
}

describe("packing", () => {
  it("compresses pages and text layers, and gives back the same bytes and type", async () => {
    const packed = await packedPage();
    expect(packed.bytes.size).toBeLessThan(page().size / 20);
    expect(gunzipSync(await packed.bytes.arrayBuffer()).toString("utf8")).toBe(HTML);
    const plain = await unpackBytes(packed);
    expect(plain.type).toBe("text/html;charset=utf-8");
    expect(await plain.text()).toBe(HTML);
    expect(await packBytes(new Blob(["{}".repeat(500)]), "application/json")).toMatchObject({ encoding: "gzip" });
  });

  it("leaves alone what would not become smaller", async () => {
    const picture = new Blob(["\u0000".repeat(5_000)], { type: "image/png" });
    expect(await packBytes(picture, "image/png")).toBe(picture);
    const short = new Blob(["<p>"], { type: "text/html" });
    expect(await packBytes(short, "text/html")).toBe(short);
    const empty = new Blob([], { type: "text/html" });
    expect(await packBytes(empty, "text/html")).toBe(empty);
  });

  it.each([
    ["cut short", (bytes: Blob) => bytes.slice(0, bytes.size - 9)],
    ["empty", () => new Blob([])],
    ["no gzip", () => new Blob([HTML])],
    ["followed by something", (bytes: Blob) => new Blob([bytes, "more"])],
    ["another file's", async () => (await packedPageOf("<p>other</p>".repeat(90))).bytes],
  ])("says that a file is damaged when its bytes are %s", async (_what, damage) => {
    const packed = await packedPage();
    const damaged = { ...packed, bytes: await damage(packed.bytes) };
    await expect(unpackBytes(damaged)).rejects.toMatchObject({ code: "stored-file-damaged" });
  });

  it("says so for a flipped bit", async () => {
    const packed = await packedPage();
    const bytes = new Uint8Array(await packed.bytes.arrayBuffer());
    bytes[Math.floor(bytes.length / 2)] = (bytes[Math.floor(bytes.length / 2)] ?? 0) ^ 16;
    await expect(unpackBytes({ ...packed, bytes: new Blob([bytes]) })).rejects.toMatchObject({
      code: "stored-file-damaged",
    });
  });
});

async function packedPageOf(html: string) {
  const packed = await packBytes(new Blob([html]), "text/html");
  if (packed instanceof Blob) throw new Error("not compressed");
  return packed;
}

describe("the store", () => {
  it("seals the plain bytes' hash and size, and hands out the plain bytes", async () => {
    const deps = await testDependencies();
    const file: CapturedFile = { role: "page", fileName: "page.html", mediaType: "text/html", blob: page() };
    const capture = await sealCapture(deps, {
      draft: {
        captureId: randomUUID(),
        missionId: deps.mission.id,
        origin: "page",
        outcome: "complete",
        trigger: "popup",
        startedAt: "2026-03-01T09:00:00.000Z",
        timeZone: NOT_COLLECTED,
        statedDate: null,
        who: { name: NOT_COLLECTED, role: NOT_COLLECTED },
        purpose: { kind: "page", title: "t", note: "", checklistItem: NOT_COLLECTED },
        page: null,
        context: null,
        environment: {
          ...platform,
          languages: [...platform.languages],
          viewport: NOT_COLLECTED,
          devicePixelRatio: NOT_COLLECTED,
          zoom: NOT_COLLECTED,
          screen: NOT_COLLECTED,
          privateWindow: NOT_COLLECTED,
          cookiesEnabled: NOT_COLLECTED,
          freshReload: NOT_COLLECTED,
          account: NOT_COLLECTED,
        },
        steps: [],
        missing: [],
      },
      files: [file],
      thumbnail: null,
      facts,
      attemptId: null,
    });
    const [artifact] = capture.artifacts;
    expect(artifact).toMatchObject({ sizeBytes: page().size, sha256: await sha256OfBlob(page()) });
    expect(await deps.db.get("artifactBytes", artifact?.id ?? "")).toMatchObject({ encoding: "gzip" });
    expect(await (await getArtifactBytes(deps.db, artifact?.id ?? ""))?.text()).toBe(HTML);
  });

  it("reads what was stored plain before", async () => {
    const { db } = await openTestStore();
    await db.put("artifactBytes", page(), "old");
    expect(await (await getArtifactBytes(db, "old"))?.text()).toBe(HTML);
  });
});
