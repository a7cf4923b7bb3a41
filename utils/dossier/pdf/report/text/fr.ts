import { fr as shared } from "../../../text/fr";
import { frenchTypography } from "../../../text/french-typography";
import type { ReportPdfText } from "./shape";

export const fr: ReportPdfText = frenchTypography<ReportPdfText>({
  language: "fr",
  shared,
  title: "Rapport de mission",
  disclaimer:
    "Ce rapport est établi par son auteur à partir des pièces du dossier. Il n’est pas un constat de commissaire de justice.",
  version: (version, day) => `Version ${version}, établie le ${day}`,
  page: (page, pages) => `page ${page} / ${pages}`,
  cover: {
    client: "Client",
    author: "Établi par",
    parties: "Parties",
    period: "Dates de la mission",
    reference: "Référence",
    trade: "Métier",
  },
  contents: "Sommaire",
  exhibit: (number) => `pièce n°\u00a0${number}`,
  exhibits: (numbers) => `pièces n°\u00a0${numbers}`,
  noNumber: "pièce non numérotée",
  withoutNumber: (count) => (count === 1 ? "une pièce non numérotée" : `${count} pièces non numérotées`),
  imageUnreadable: (alt) => `L’image ne se laisse pas lire${alt === "" ? "." : ` : ${alt}`}`,
  imageInCell: (alt) => (alt === "" ? "[image]" : `[image : ${alt}]`),
  annexes: {
    heading: "Annexes",
    listHeading: "Liste des pièces",
    none: "Aucune pièce n’est numérotée à ce jour.",
    columns: { number: "Pièce", title: "Intitulé", date: "Date", kind: "Nature" },
  },
  timeline: {
    caption: "Chronologie de la mission",
    start: "Début de la mission",
    end: "Fin de la mission",
    none: "Aucune date n’est connue à ce jour.",
    captures: (count) => `${count} éléments`,
    alt: (count, from, to) =>
      `Chronologie de la mission, du ${from} au ${to} : ${count === 1 ? "un élément daté" : `${count} éléments datés`}.`,
  },
  exchanges: {
    caption: "Échanges de la mission",
    date: "Date",
    none: "Aucun échange n’est au dossier à ce jour.",
    more: (count) =>
      count === 1
        ? "Un autre échange figure à la liste des pièces."
        : `${count} autres échanges figurent à la liste des pièces.`,
    alt: (count, from, to) =>
      `Échanges de la mission, du ${from} au ${to} : ${count === 1 ? "un message ou validation" : `${count} messages et validations`}.`,
  },
});
