import type { EvidenceKind } from "../../core";
import type { ReportText } from "./shape";

const NBSP = "\u00a0";

const KINDS: Readonly<Record<EvidenceKind, readonly [one: string, several: string]>> = {
  page: ["page web", "pages web"],
  message: ["message", "messages"],
  contract: ["écrit contractuel", "écrits contractuels"],
  deliverable: ["livrable", "livrables"],
  validation: ["validation", "validations"],
  invoice: ["facture", "factures"],
  meeting: ["compte rendu de réunion", "comptes rendus de réunion"],
  report: ["rapport de mission", "rapports de mission"],
  other: ["autre élément", "autres éléments"],
};

export const fr: ReportText = {
  language: "fr",
  partyRoles: {
    provider: "Prestataire",
    client: "Client",
    intermediary: "Intermédiaire",
    lawyer: "Avocat",
    insurer: "Assureur",
    other: "Autre",
  },
  colon: `${NBSP}: `,
  quoted: (text) => `«${NBSP}${text}${NBSP}»`,
  day: (formatted) => formatted.replace(/^1 /, "1er "),
  facts: {
    title: "Mission",
    client: "Client",
    reference: "Référence",
    start: "Début",
    end: "Fin",
    amount: "Montant convenu",
  },
  leads: { context: "Contexte.", goals: "Objectifs.", results: "Résultats clés." },
  leadHints: {
    context: "la situation du client et ce qui l’a conduit à vous confier la mission, en deux phrases",
    goals: "les objectifs convenus, tels que le contrat ou les premiers échanges les formulent",
    results: "les trois résultats les plus importants, chiffrés si possible, avec leurs pièces",
  },
  engagement: ({ title, owner, client, start, end, amount }) =>
    [
      `La mission ${title}`,
      owner === "" ? "" : ` a été menée par ${owner}`,
      client === "" ? "" : `${owner === "" ? " a été menée" : ""} pour ${client}`,
      owner === "" && client === "" ? " a été menée" : "",
      start && end ? `, du ${start} au ${end}` : start ? `, à compter du ${start}` : end ? `, jusqu’au ${end}` : "",
      amount === null ? "" : `, pour un montant convenu de ${amount}`,
      ".",
    ].join(""),
  kept: (counts) =>
    `Le dossier réunit${NBSP}: ${counts.map(({ kind, count }) => `${count}${NBSP}${KINDS[kind][count === 1 ? 0 : 1]}`).join(", ")}.`,
  columns: { exhibit: "Pièce", date: "Date", title: "Intitulé" },
  more: (count) =>
    count === 1 ? "Et une autre, que le bordereau énumère." : `Et ${count} autres, que le bordereau énumère.`,
  untitled: "Sans titre",
};
