import type { EvidenceKind } from "../../../utils/core/index.ts";

/** An entry of the freelancer's own diary. */
export interface SampleNote {
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly text: string;
  /** UTC. */
  readonly datedAt: string;
}

export const NOTES: readonly SampleNote[] = [
  {
    kind: "meeting",
    title: "Atelier de cadrage chez le client",
    text: "De 9 h 30 à 12 h, à l’atelier. Présents : Claire Martin, Paul Bernard, Camille Durand, Léa Robert.\n\nDécisions : huit gabarits, boutique de 120 produits, paiement par carte et virement. Le client fournit textes, photographies et prix avant le 10 avril. La page « Restauration » est ajoutée sans supplément.\n\nCompte rendu déposé sur le tableau du projet à 12 h 30.",
    datedAt: "2026-03-09T11:45:00.000Z",
  },
  {
    kind: "meeting",
    title: "Présentation des maquettes, version 2",
    text: "Visioconférence de 16 h à 16 h 50 avec Claire Martin et Paul Bernard.\n\nLes sept remarques du 25 mars sont reprises. Claire Martin : « C’est exactement ce que nous voulions. » Elle confirmera par écrit après en avoir parlé à son équipe.",
    datedAt: "2026-03-31T15:05:00.000Z",
  },
  {
    kind: "deliverable",
    title: "Formation d’une demi-journée",
    text: "De 9 h à 12 h 15, à la boutique. Trois participants : Claire Martin, Paul Bernard, Inès Petit (boutique).\n\nProgramme : produits, prix, stocks, commandes, sauvegardes. Feuille d’émargement signée par les trois participants, support de formation déposé sur le portail.",
    datedAt: "2026-05-15T10:30:00.000Z",
  },
  {
    kind: "other",
    title: "Appel de relance, facture F-2026-047",
    text: "Appel de 11 h 30 à 11 h 38 avec Claire Martin. L’échéance du 12 juin est passée, aucun virement reçu.\n\nElle reconnaît que le site fonctionne et que la recette a été prononcée, mais dit attendre « le double de commandes ». Elle refuse l’échéancier en deux fois que je propose. Je lui annonce une relance écrite, puis une mise en demeure.",
    datedAt: "2026-06-15T09:40:00.000Z",
  },
  {
    kind: "other",
    title: "Déclaration à l’assureur de protection juridique",
    text: "Déclaration faite en ligne à 15 h 20. Pièces demandées : contrat signé, factures, preuve de la livraison et de la recette, échanges sur le refus de payer, relances.\n\nProchaine étape : mise en demeure par lettre recommandée, puis injonction de payer devant le tribunal de commerce.",
    datedAt: "2026-06-22T13:30:00.000Z",
  },
];
