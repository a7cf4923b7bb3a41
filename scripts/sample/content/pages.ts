import type { EvidenceKind } from "../../../utils/core/index.ts";

/** A page of the folder `pages`, as it is captured. */
export interface SamplePage {
  readonly url: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  /** When the freelancer kept it. UTC. */
  readonly datedAt: string;
}

export const PAGES: readonly SamplePage[] = [
  {
    url: "https://recette.studio-galet.example/atelier-verrier/cahier-de-recette",
    kind: "validation",
    note: "Cahier de recette après la levée des quatre réserves : 28 points conformes sur 28.",
    datedAt: "2026-05-11T15:05:00.000Z",
  },
  {
    url: "https://www.atelier-verrier.example/",
    kind: "deliverable",
    note: "Page d’accueil du site livré, le matin de la mise en ligne.",
    datedAt: "2026-05-12T05:40:00.000Z",
  },
  {
    url: "https://www.atelier-verrier.example/contact",
    kind: "deliverable",
    note: "Page de contact du site livré.",
    datedAt: "2026-05-12T05:52:00.000Z",
  },
  {
    url: "https://www.atelier-verrier.example/mentions-legales",
    kind: "deliverable",
    note: "Les mentions nomment le prestataire et la date de mise en ligne.",
    datedAt: "2026-05-12T05:58:00.000Z",
  },
  {
    url: "https://www.atelier-verrier.example/boutique/vase-onde",
    kind: "deliverable",
    note: "Fiche produit en service, avec les avis des clients de la boutique.",
    datedAt: "2026-06-04T08:10:00.000Z",
  },
  {
    url: "https://clients.studio-galet.example/tickets",
    kind: "validation",
    note: "Portail client : la cliente prononce la recette sans réserve (demande n° 57).",
    datedAt: "2026-06-10T07:12:00.000Z",
  },
  {
    url: "https://projets.tableau-clair.example/t/atelier-verrier",
    kind: "page",
    note: "Tableau du projet : toutes les tâches du contrat sont terminées.",
    datedAt: "2026-06-10T07:20:00.000Z",
  },
  {
    url: "https://discussion.filrouge.example/c/atelier-verrier",
    kind: "message",
    note: "Discussion du 2 avril au 10 juin : la cliente ne reproche « rien de technique » au site.",
    datedAt: "2026-06-10T07:30:00.000Z",
  },
  {
    url: "https://audience.mesure-libre.example/sites/atelier-verrier",
    kind: "page",
    note: "Le site est utilisé : visites et commandes des trente jours qui suivent la mise en ligne.",
    datedAt: "2026-06-11T07:10:00.000Z",
  },
];
