import {
  BordereauError,
  type Consistency,
  DOSSIER_FILES,
  INCLUSION_FILE,
  type Inclusion,
  type JournalEntry,
  type ManifestHead,
  PROOFS_FOLDER,
  toHex,
} from "../../core";
import { canonicalJson, journalTree } from "../../integrity";
import type { MerkleTree } from "../../integrity/merkle";
import { bytesEntry, type PlannedEntry, textEntry } from "../entry";
import type { Exhibit } from "../exhibits";
import type { DossierInput, SignedHead } from "../input";
import type { ManifestBase } from "../manifest";
import { chooseHeads, headOfExhibit } from "./choose-heads";
import { howToText } from "./how-to";

/** What signs and stamps a dossier, as files. */
export interface ProofFiles {
  readonly manifest: NonNullable<ManifestBase["proof"]>;
  /** Of the first volume. */
  readonly entries: readonly PlannedEntry[];
}

/**
 * The exhibits, each with its inclusion proof, and the files of the heads.
 * @throws BordereauError `export-failed` where a head does not fit the journal
 */
export async function proofFiles(
  { proof, journal }: DossierInput,
  exhibits: readonly Exhibit[],
): Promise<{ files: ProofFiles; exhibits: Exhibit[] }> {
  const tree = await journalTree(journal);
  if (proof.heads.at(-1)?.sequence !== journal.length) {
    throw new BordereauError("export-failed", { detail: "the journal's last entry has no signed head" });
  }
  const sequences = exhibits.map(({ capture }) => capture.journalSequence);
  const heads = chooseHeads(proof.heads, sequences);
  const proved: Exhibit[] = [];
  for (const exhibit of exhibits) proved.push(await withInclusion(exhibit, heads, journal, tree));

  const listed: ManifestHead[] = [];
  const entries: PlannedEntry[] = [];
  for (const head of heads) {
    const files = await headFiles(head);
    listed.push(files.manifest);
    entries.push(...files.entries);
  }
  const consistency = await textEntry(
    `${PROOFS_FOLDER}/coherence.json`,
    canonicalJson(await consistencyOf(heads, tree)),
  );
  const certificates = await textEntry(`${PROOFS_FOLDER}/certificats.pem`, proof.certificatesPem);
  const authorities = await textEntry(`${PROOFS_FOLDER}/autorites.pem`, proof.authoritiesPem);
  const verifier = await textEntry(DOSSIER_FILES.verifier, proof.verifierHtml);
  const howTo = await textEntry(DOSSIER_FILES.howTo, howToText(listed, heads));
  return {
    exhibits: proved,
    files: {
      manifest: {
        heads: listed,
        consistency: consistency.path,
        certificates: certificates.path,
        authorities: authorities.path,
      },
      entries: [verifier, howTo, ...entries, consistency, certificates, authorities],
    },
  };
}

async function withInclusion(
  exhibit: Exhibit,
  heads: readonly SignedHead[],
  journal: readonly JournalEntry[],
  tree: MerkleTree,
): Promise<Exhibit> {
  const { journalSequence } = exhibit.capture;
  const head = headOfExhibit(heads, journalSequence);
  const entry = journal[journalSequence - 1];
  if (!head || !entry) throw new BordereauError("export-failed", { detail: `no entry of exhibit ${exhibit.number}` });
  const path = await tree.inclusion(journalSequence - 1, head.sequence);
  const inclusion: Inclusion = {
    format: "bordereau-inclusion",
    version: 1,
    entry,
    head: head.sequence,
    path: path.map(toHex),
  };
  const file = await textEntry(`${exhibit.folder}/${INCLUSION_FILE}`, canonicalJson(inclusion));
  return { ...exhibit, inclusion: file, files: [...exhibit.files, file] };
}

async function consistencyOf(heads: readonly SignedHead[], tree: MerkleTree): Promise<Consistency> {
  const to = heads.at(-1)?.sequence ?? 0;
  const proofs: Consistency["proofs"] = [];
  for (const { sequence: from } of heads.slice(0, -1)) {
    proofs.push({ from, to, path: (await tree.consistency(from, to)).map(toHex) });
  }
  return { format: "bordereau-consistency", version: 1, proofs };
}

/** `preuves/tete-000012.json` and what belongs to it. */
async function headFiles(head: SignedHead): Promise<{ manifest: ManifestHead; entries: PlannedEntry[] }> {
  const stem = `${PROOFS_FOLDER}/tete-${String(head.sequence).padStart(6, "0")}`;
  const json = await textEntry(`${stem}.json`, head.json);
  const signature = await bytesEntry(`${json.path}.p7s`, head.signature);
  const entries = [json, signature];
  const timestamps: ManifestHead["timestamps"] = [];
  let opentimestamps: string | null = null;
  for (const { witness, name, url, query, reply } of head.stamps) {
    if (query === null) {
      // where the standard client looks for it
      opentimestamps = `${json.path}.ots`;
      entries.push(await bytesEntry(opentimestamps, reply));
      continue;
    }
    const [asked, answered] = [`${stem}.${witness}.tsq`, `${stem}.${witness}.tsr`];
    entries.push(await bytesEntry(asked, query), await bytesEntry(answered, reply));
    timestamps.push({ authority: name, url, query: asked, reply: answered });
  }
  const { sequence } = head;
  return { manifest: { sequence, path: json.path, signature: signature.path, timestamps, opentimestamps }, entries };
}
