import { createHash } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { PNG } from "pngjs";
import { createOts, createOtsRequest, readCalendarReply } from "../../utils/integrity/opentimestamps";
import { createTimestampQuery } from "../../utils/integrity/rfc3161";
import { startCalendar } from "../support/calendar";
import { startTimestampAuthority } from "../support/timestamp-authority";
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
  const message = await frozen.capture({
    title: "Validation du devis",
    kind: "message",
    url: null,
    files: [{ name: "message.eml", content: "From: a@client.example\r\nSubject: Devis\r\n\r\nOk\r\n", role: "mail" }],
  });
  await frozen.checkMail(message, '{"version":1}');
  return frozen;
}

/** Stamps by a local authority and a local calendar, whose addresses mean nothing afterwards. */
async function stamped(frozen: Sample): Promise<string> {
  const authority = await startTimestampAuthority({ keyType: "ec" });
  const calendar = await startCalendar();
  const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
  await frozen.proofs.close(frozen, async (content) => {
    const sha256 = new Uint8Array(createHash("sha256").update(content).digest());
    const query = createTimestampQuery({ sha256, nonce: random(16) });
    const headers = { "content-type": "application/timestamp-query" };
    const answer = await fetch(authority.url, { method: "POST", headers, body: query });
    const request = await createOtsRequest(sha256, random(16));
    const promise = await fetch(`${calendar.url}/digest`, { method: "POST", body: request.commitment });
    const timestamp = await readCalendarReply(new Uint8Array(await promise.arrayBuffer()), request.commitment);
    const rest = { url: "http://timestamp.example/tsr", genTime: new Date().toISOString(), trusted: true };
    return [
      { ...rest, witness: "example", name: "Example", query, reply: new Uint8Array(await answer.arrayBuffer()) },
      {
        ...rest,
        witness: "opentimestamps",
        name: "OpenTimestamps",
        genTime: null,
        query: null,
        reply: createOts(request, [timestamp]),
      },
    ];
  });
  // one more head, so that there is a consistency proof
  await frozen.capture({ title: "Relance", kind: "message", url: null, files: [{ name: "note.txt", content: "Relance" }] });
  await Promise.all([authority.close(), calendar.close()]);
  return authority.rootPem;
}

async function main(version: string | undefined): Promise<void> {
  const path = new URL(`dossier-v${version}.zip`, import.meta.url);
  if (!version || existsSync(path)) throw new Error("give a version that is not frozen yet");
  const frozen = await sample();
  frozen.proofs.authoritiesPem = await stamped(frozen);
  const { volumes } = await exportSample(frozen);
  const bytes = Buffer.from((await volumes[0]?.blob.arrayBuffer()) ?? new ArrayBuffer(0));
  writeFileSync(path, bytes);
  process.stdout.write(`${bytes.length} bytes, SHA-256 ${createHash("sha256").update(bytes).digest("hex")}\n`);
}

void main(process.argv[2]);
