import { en as shared } from "../../../text/en";
import type { ReportPdfText } from "./shape";

export const en: ReportPdfText = {
  language: "en",
  shared,
  title: "Mission report",
  disclaimer:
    "This report is drawn up by its author from the exhibits of the dossier. It is not a bailiff’s record (constat de commissaire de justice).",
  version: (version, day) => `Version ${version}, drawn up on ${day}`,
  page: (page, pages) => `page ${page} / ${pages}`,
  cover: {
    client: "Client",
    author: "Drawn up by",
    parties: "Parties",
    period: "Dates of the mission",
    reference: "Reference",
    trade: "Trade",
  },
  contents: "Contents",
  exhibit: (number) => `exhibit no.\u00a0${number}`,
  exhibits: (numbers) => `exhibits no.\u00a0${numbers}`,
  noNumber: "exhibit without a number",
  withoutNumber: (count) => (count === 1 ? "one exhibit without a number" : `${count} exhibits without a number`),
  imageUnreadable: (alt) => `The image cannot be read${alt === "" ? "." : `: ${alt}`}`,
  imageInCell: (alt) => (alt === "" ? "[image]" : `[image: ${alt}]`),
  annexes: {
    heading: "Annexes",
    listHeading: "List of exhibits",
    none: "No exhibit has a number so far.",
    columns: { number: "Exhibit", title: "Title", date: "Date", kind: "Kind" },
  },
  timeline: {
    caption: "Timeline of the mission",
    start: "Start of the mission",
    end: "End of the mission",
    none: "No date is known so far.",
    captures: (count) => `${count} items`,
    alt: (count, from, to) =>
      `Timeline of the mission, from ${from} to ${to}: ${count === 1 ? "one dated item" : `${count} dated items`}.`,
  },
  exchanges: {
    caption: "Exchanges of the mission",
    date: "Date",
    none: "No exchange is in the dossier so far.",
    more: (count) =>
      count === 1
        ? "One more exchange is in the list of exhibits."
        : `${count} more exchanges are in the list of exhibits.`,
    alt: (count, from, to) =>
      `Exchanges of the mission, from ${from} to ${to}: ${count === 1 ? "one message or approval" : `${count} messages and approvals`}.`,
  },
};
