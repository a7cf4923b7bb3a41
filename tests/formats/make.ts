import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { Sample, sampleMission } from "../unit/dossier/sample";
import { exportSample } from "../unit/dossier/zip";

/*
 * npx tsx tests/formats/make.ts VERSION
 * Freezes a small dossier of the current format as `dossier-v<VERSION>.zip`. Run once for each released version of
 * the format; what is frozen is never made again, and must keep verifying (tests/unit/verify/formats.test.ts).
 */

const OTHER_MISSION = "22222222-2222-4222-8222-222222222222";

function picture(): Uint8Array<ArrayBuffer> {
  const png = new PNG({ width: 24, height: 16 });
  for (let index = 0; index < png.data.length; index += 4) png.data.set([index % 255, 120, 200, 255], index);
  return new Uint8Array(PNG.sync.write(png));
}

async function sample(): Promise<Sample> {
  const frozen = await Sample.create(sampleMission());
  await frozen.capture({
    title: "Devis accepté – refonte du site",
    kind: "contract",
    note: "Accepté par retour de courriel.",
    datedAt: "2026-01-04T23:00:00.000Z",
    url: null,
    files: [{ name: "devis.pdf", content: "%PDF-1.4 (not a real one)\n", role: "original" }],
  });
  await frozen.log({ type: "mission-created", missionId: OTHER_MISSION, missionSha256: "0".repeat(64) });
  const moved = await frozen.capture({ title: "Page livrée", missionId: OTHER_MISSION, url: "https://example.com/livraison?id=1&v=2" });
  await frozen.moveHere(moved, OTHER_MISSION);
  await frozen.erase(await frozen.capture({ title: "Capture faite par erreur" }));
  await frozen.capture({
    title: "Recette <validée> & signée",
    kind: "validation",
    outcome: "partial",
    url: "https://example.com/recette",
    files: [
      { name: "full-page.png", content: picture(), role: "full-page-screenshot" },
      { name: "page.html", content: "<!doctype html><title>Recette</title><p>Validée.", role: "page" },
      { name: "PAGE.html", content: "<!doctype html><title>Deux</title>", role: "file" },
    ],
  });
  return frozen;
}

async function main(version: string | undefined): Promise<void> {
  const path = new URL(`dossier-v${version}.zip`, import.meta.url);
  if (!version || existsSync(path)) throw new Error("give a version that is not frozen yet");
  const { volumes } = await exportSample(await sample());
  const bytes = Buffer.from((await volumes[0]?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  writeFileSync(path, bytes);
  process.stdout.write(`${bytes.length} bytes, SHA-256 ${createHash("sha256").update(bytes).digest("hex")}\n`);
}

void main(process.argv[2]);
