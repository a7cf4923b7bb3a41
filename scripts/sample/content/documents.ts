import type { EvidenceKind } from "../../../utils/core/index.ts";

/** A document of the folder `documents`, printed to PDF. */
export interface SampleDocument {
  /** Without the extension. */
  readonly name: string;
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly note: string;
  /** UTC. */
  readonly datedAt: string;
}

export const DOCUMENTS: readonly SampleDocument[] = [
  {
    name: "contrat-d-2026-014",
    kind: "contract",
    title: "Devis et contrat D-2026-014, signé par les deux parties",
    note: "Signé par le client le 5 mars 2026.",
    datedAt: "2026-03-05T09:30:00.000Z",
  },
  {
    name: "facture-f-2026-021",
    kind: "invoice",
    title: "Facture d’acompte F-2026-021, payée",
    note: "5 952,00 € TTC, virement reçu le 16 mars 2026.",
    datedAt: "2026-03-06T09:15:00.000Z",
  },
  {
    name: "facture-f-2026-047",
    kind: "invoice",
    title: "Facture de solde F-2026-047, impayée",
    note: "8 928,00 € TTC, échéance le 12 juin 2026.",
    datedAt: "2026-05-13T07:15:00.000Z",
  },
];
