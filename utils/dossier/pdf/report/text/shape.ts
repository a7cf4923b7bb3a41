import type { DossierText } from "../../../text/shape";

/** What the mission report says of its own, in one language. */
export interface ReportPdfText {
  readonly language: "fr" | "en";
  /** Words that the other documents have, too. */
  readonly shared: DossierText;
  readonly title: string;
  /** What the report is not; on its cover. */
  readonly disclaimer: string;
  readonly version: (version: number, day: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly cover: {
    readonly client: string;
    readonly author: string;
    readonly parties: string;
    readonly period: string;
    readonly reference: string;
    readonly trade: string;
  };
  readonly contents: string;
  readonly exhibit: (number: number) => string;
  /** `numbers` as "1–4, 7". */
  readonly exhibits: (numbers: string) => string;
  readonly noNumber: string;
  readonly withoutNumber: (count: number) => string;
  readonly imageUnreadable: (alt: string) => string;
  readonly imageInCell: (alt: string) => string;
  readonly annexes: {
    readonly heading: string;
    readonly listHeading: string;
    readonly none: string;
    readonly columns: { number: string; title: string; date: string; kind: string };
  };
  readonly timeline: {
    readonly caption: string;
    readonly start: string;
    readonly end: string;
    readonly none: string;
    readonly captures: (count: number) => string;
    readonly alt: (count: number, from: string, to: string) => string;
  };
  readonly exchanges: {
    readonly caption: string;
    readonly date: string;
    readonly none: string;
    readonly more: (count: number) => string;
    readonly alt: (count: number, from: string, to: string) => string;
  };
}
