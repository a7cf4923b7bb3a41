import type { Capture, EvidenceKind, ReportBlock, ReportDocument } from "@/utils/core";
import type { ReportJob } from "@/utils/dossier/pdf/report";
import { reportPdfTexts, writeReport } from "@/utils/dossier/pdf/report";
import { nodePdfPorts } from "../../../../support/pdf-ports";
import { sampleCapture, sampleMission } from "../../../components/samples";

const ports = nodePdfPorts();
const KINDS: readonly EvidenceKind[] = ["contract", "message", "deliverable", "validation", "meeting", "invoice"];
const TITLES = [
  "Devis D-2026-4 signé par la cliente",
  "Re: calendrier de la refonte",
  "Maquette de la page d’accueil, version 2",
  "Bon pour accord sur la maquette",
  "Réunion de lancement du 12 janvier",
  "Facture F-12",
];

export function captureId(number: number): string {
  return `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
}

/** Captures numbered from 1, a few days apart. */
export function captures(count: number, days = 3): Capture[] {
  return Array.from({ length: count }, (_, index) => {
    const datedAt = new Date(Date.UTC(2026, 0, 12, 9) + index * days * 86_400_000).toISOString();
    const from = { shown: [{ name: index % 4 === 1 ? "Claire Lefèvre" : "Agence Ô", address: "a@exemple.fr" }] };
    const mail = { messages: [{ summary: { from } }] };
    return sampleCapture({
      id: captureId(index + 1),
      kind: KINDS[index % KINDS.length] ?? "page",
      title: TITLES[index % TITLES.length] ?? "",
      datedAt,
      recordJson: JSON.stringify({ mail, timeZone: "Europe/Paris", localOffsetMinutes: 60 }),
    });
  });
}

export function numbered(list: readonly Capture[], from = 1): Map<string, number> {
  return new Map(list.map(({ id }, index) => [id, from + index]));
}

export function heading(level: 1 | 2 | 3, text: string): ReportBlock {
  return { type: "heading", attrs: { level }, content: [{ type: "text", text }] };
}

export function paragraph(text: string): ReportBlock {
  return { type: "paragraph", content: [{ type: "text", text }] };
}

export function reference(number: number): ReportBlock {
  return { type: "paragraph", content: [{ type: "exhibitRef", attrs: { captureId: captureId(number) } }] };
}

export const LOREM =
  "La mission a porté sur la refonte du site de la cliente, de la maquette à la mise en ligne ; chaque étape a été validée par écrit avant que la suivante ne commence. ".repeat(
    3,
  );

export interface Written {
  readonly pdf: Uint8Array<ArrayBuffer>;
  readonly pages: number;
  readonly annexPages: number;
}

/** Writes a report of some blocks, the rest as an agency's. */
export async function written(
  content: ReportDocument["content"],
  list: readonly Capture[] = [],
  fields: Partial<ReportJob> = {},
): Promise<Written> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  const result = await writeReport(
    {
      mission: sampleMission({
        title: "Refonte du site",
        client: "Maison Lefèvre",
        reference: "D-2026-4",
        startDate: "2026-01-12",
        endDate: "2026-04-01",
        parties: [
          { role: "provider", name: "Agence Ô", details: "12 rue des Arts, Lyon" },
          { role: "client", name: "Maison Lefèvre", details: "SIREN 123 456 789" },
        ],
      }),
      tradeName: "Marketing et communication",
      document: { type: "doc", content },
      captures: list,
      numbers: numbered(list),
      version: 2,
      ownerName: "Agence Ô",
      text: reportPdfTexts.fr,
      createdAt: new Date("2026-04-02T10:00:00.000Z"),
      ports,
      drawn: new Map(),
      ...fields,
    },
    (bytes) => chunks.push(bytes),
  );
  return { pdf: new Uint8Array(Buffer.concat(chunks)), ...result };
}
