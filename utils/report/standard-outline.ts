import type { OutlineSection } from "./outline";

/** What every report has, whatever the trade: a trade's outline that lacks a part gets it from here. */
export const STANDARD_OUTLINE: readonly OutlineSection[] = [
  {
    id: "summary",
    heading: { fr: "Synthèse", en: "Executive summary" },
    hint: {
      fr: "une page au plus, lisible seule par qui doit décider",
      en: "one page at most, which a decision maker can read on its own",
    },
  },
  {
    id: "introduction",
    heading: { fr: "Introduction", en: "Introduction" },
    hint: { fr: "le cadre de la mission et la méthode suivie", en: "the frame of the mission and the method followed" },
    children: [
      {
        id: "contract",
        heading: { fr: "Cadre contractuel", en: "Contract" },
        hint: {
          fr: "ce qui était convenu\u00a0: prestations, délais, prix, modalités de validation et de paiement",
          en: "what was agreed: services, deadlines, price, how approval and payment were to happen",
        },
      },
      {
        id: "people",
        heading: { fr: "Intervenants", en: "People involved" },
        hint: { fr: "qui est intervenu, et à quel titre", en: "who took part, and in which role" },
      },
    ],
  },
  {
    id: "work",
    heading: { fr: "Déroulement de la mission", en: "Course of the mission" },
    hint: { fr: "ce qui a été fait, dans l’ordre", en: "what was done, in order" },
    children: [
      {
        id: "timeline",
        heading: { fr: "Chronologie", en: "Timeline" },
        hint: { fr: "les grandes dates de la mission", en: "the main dates of the mission" },
      },
      {
        id: "journal",
        heading: { fr: "Journal des actions", en: "Journal of actions" },
        hint: {
          fr: "les étapes de la mission, datées, avec leurs pièces",
          en: "the stages of the mission, dated, with their exhibits",
        },
      },
      {
        id: "exchanges",
        heading: { fr: "Échanges", en: "Exchanges" },
        hint: {
          fr: "les échanges qui comptent, et ceux restés sans réponse",
          en: "the messages that matter, and those left without an answer",
        },
      },
      {
        id: "deliverables",
        heading: { fr: "Livrables", en: "Deliverables" },
        hint: {
          fr: "pour chaque livrable, ce qu’il est et comment il a été remis",
          en: "for each deliverable, what it is and how it was handed over",
        },
      },
      {
        id: "validations",
        heading: { fr: "Validations", en: "Approvals" },
        hint: {
          fr: "ce que le client a validé, expressément ou par l’usage qu’il en a fait",
          en: "what the client approved, in words or by using it",
        },
      },
      {
        id: "invoices",
        heading: { fr: "Factures", en: "Invoices" },
        hint: {
          fr: "ce qui a été facturé, réglé, et ce qui reste dû",
          en: "what was invoiced, what was paid, and what is still due",
        },
      },
      {
        id: "checklist",
        heading: { fr: "Éléments réunis", en: "Evidence gathered" },
        hint: { fr: "les pièces qui établissent chaque point", en: "the exhibits that establish each point" },
      },
    ],
  },
  {
    id: "difficulties",
    heading: { fr: "Difficultés et solutions", en: "Difficulties and solutions" },
    hint: {
      fr: "chaque difficulté\u00a0: quand, ce qui l’a causée, ce que vous avez fait, avec les pièces",
      en: "each difficulty: when, what caused it, what you did about it, with the exhibits",
    },
  },
  {
    id: "conclusion",
    heading: { fr: "Conclusion", en: "Conclusion" },
    hint: {
      fr: "les résultats au regard des objectifs, et les suites attendues",
      en: "the results against the goals, and the next steps expected",
    },
  },
  {
    id: "annexes",
    heading: { fr: "Annexes", en: "Annexes" },
    hint: { fr: "la liste des pièces", en: "the list of exhibits" },
  },
];
