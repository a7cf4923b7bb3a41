import { block } from "../../tests/support/calendar/index.ts";
import { Sample } from "../../tests/unit/dossier/sample.ts";
import { ONE_VOLUME, volumeBlob } from "../../tests/unit/dossier/zip.ts";
import { type Files, OTHER_MISSION, unpack } from "../../tests/unit/verify/dossiers.ts";
import { type DossierInput, type HeadStamp, planDossier } from "../../utils/dossier/index.ts";
import { createOts, createOtsRequest, readCalendarReply } from "../../utils/integrity/opentimestamps/index.ts";
import type { Authority } from "./authority.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A dossier with all that it was made of: the author's key too. */
export interface Original {
  readonly sample: Sample;
  readonly input: DossierInput;
  readonly zip: Bytes;
  readonly files: Files;
  /** The same in several volumes, by file name. */
  readonly volumes: ReadonlyMap<string, Bytes>;
}

/** Of a size that splits the sample. */
const SMALL_VOLUMES = { maxVolumeBytes: 150_000, maxEntries: 60_000 };

const MAIL = "From: a@client.example\r\nSubject: Devis\r\n\r\nOk\r\n";

async function exportInput(
  input: DossierInput,
  sample: Sample,
  limits: typeof ONE_VOLUME,
): Promise<Map<string, Bytes>> {
  const volumes = new Map<string, Bytes>();
  for (const volume of (await planDossier(input, limits)).volumes) {
    volumes.set(volume.fileName, new Uint8Array(await (await volumeBlob(volume, sample)).arrayBuffer()));
  }
  return volumes;
}

/** The dossier of that input in one zip. */
export async function writeDossier(input: DossierInput, sample: Sample): Promise<Bytes> {
  const [zip] = (await exportInput(input, sample, ONE_VOLUME)).values();
  if (!zip) throw new Error("no volume");
  return zip;
}

async function openTimestamps(content: Bytes, seed: number): Promise<HeadStamp> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const request = await createOtsRequest(digest, new Uint8Array(16).fill(seed));
  const reply = await readCalendarReply(block(Buffer.from(request.commitment)), request.commitment);
  return {
    witness: "opentimestamps",
    name: "OpenTimestamps",
    url: "",
    query: null,
    reply: createOts(request, [reply]),
    genTime: null,
    trusted: false,
  };
}

/** A dossier of captures, a moved and an erased one, an e-mail, and stamped heads in between. */
export async function makeOriginal(authorities: readonly Authority[], title: string): Promise<Original> {
  const sample = await Sample.create();
  const stamp = async (content: Bytes) => [
    ...(await Promise.all(authorities.map((authority) => authority.stamp(content)))),
    await openTimestamps(content, sample.journal.length),
  ];
  await sample.capture({
    title,
    files: [
      { name: "contrat.pdf", content: `%PDF-1.4 ${title}` },
      { name: "vide.txt", content: "" },
    ],
  });
  await sample.proofs.close(sample, stamp);
  const moved = await sample.capture({ title: "Venue d’ailleurs", missionId: OTHER_MISSION });
  await sample.log({ type: "mission-created", missionId: OTHER_MISSION, missionSha256: "0".repeat(64) });
  await sample.moveHere(moved, OTHER_MISSION);
  await sample.erase(await sample.capture({ title: "Secret" }));
  const mail = await sample.capture({
    title: "Accord",
    url: null,
    files: [{ name: "accord.eml", content: MAIL, role: "mail" }],
  });
  await sample.checkMail(mail, '{"version":1}');
  await sample.capture({
    title: "Facture",
    outcome: "partial",
    files: [{ name: "facture.pdf", content: "facture ".repeat(10_000) }],
  });
  await sample.proofs.close(sample, stamp);
  const input = await sample.input();
  const zip = await writeDossier(input, sample);
  const volumes = await exportInput(input, sample, SMALL_VOLUMES);
  return { sample, input, zip, files: await unpack(new Blob([zip])), volumes };
}
