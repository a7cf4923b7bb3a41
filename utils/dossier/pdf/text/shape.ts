import type { DossierText } from "../../text/shape";

/** What the PDF documents say, in one language. */
export interface PdfText {
  readonly language: "fr" | "en";
  /** Words that the other documents have, too. */
  readonly shared: DossierText;
  readonly exhibit: (number: number) => string;
  /** As it is stamped on a copy's first page. */
  readonly stamp: (number: number) => string;
  readonly page: (page: number, pages: number) => string;
  readonly bundlePage: (page: number, pages: number) => string;
  readonly header: {
    readonly dated: string;
    readonly captured: string;
    readonly source: string;
    readonly kind: string;
    readonly mission: string;
    readonly note: string;
    readonly copy: string;
    readonly partial: string;
  };
  readonly captions: {
    readonly page: string;
    readonly visible: string;
    readonly pane: string;
    readonly region: string;
    readonly rendering: string;
    readonly image: string;
    readonly file: (name: string) => string;
    readonly attachment: (name: string) => string;
    readonly notShown: (name: string, size: string) => string;
    readonly textCut: string;
    readonly pictureUnreadable: (name: string) => string;
    readonly foreignUnreadable: (name: string) => string;
  };
  readonly mail: {
    readonly from: string;
    readonly to: string;
    readonly cc: string;
    readonly date: string;
    readonly subject: string;
    readonly attachments: string;
    readonly noSubject: string;
    readonly noText: string;
    readonly authenticity: string;
    readonly aligned: (domain: string, day: string | null) => string;
    readonly notAligned: (domain: string, author: string) => string;
    readonly authorUnclear: (domain: string) => string;
    readonly policy: (domain: string) => string;
    readonly fail: (domain: string) => string;
    readonly neutral: string;
    readonly unsigned: string;
    readonly waiting: string;
  };
  readonly record: {
    readonly heading: string;
    readonly introduction: string;
    readonly whenHeading: string;
    readonly started: string;
    readonly ended: string;
    readonly stated: string;
    readonly clock: (seconds: string, source: string) => string;
    readonly clockUnknown: string;
    readonly whoHeading: string;
    readonly who: string;
    readonly role: string;
    readonly reason: string;
    readonly whereHeading: string;
    readonly requestedUrl: string;
    readonly finalUrl: string;
    readonly pageTitle: string;
    readonly referrer: string;
    readonly httpStatus: string;
    readonly serverIp: string;
    readonly certificate: string;
    readonly freshReload: string;
    readonly account: string;
    readonly howHeading: string;
    readonly browser: string;
    readonly system: string;
    readonly screen: string;
    readonly privateWindow: string;
    readonly software: string;
    readonly origin: Readonly<Record<"page" | "note" | "files" | "mail", string>>;
    readonly originLabel: string;
    readonly yes: string;
    readonly no: string;
    readonly notCollected: string;
    readonly missingHeading: string;
    readonly missingNone: string;
    readonly missingLine: (what: string, url: string, reason: string) => string;
    readonly missingMore: (count: number) => string;
    readonly missingKinds: Readonly<
      Record<
        "image" | "style" | "font" | "frame" | "canvas" | "media" | "screenshot-area" | "message" | "other",
        string
      >
    >;
    readonly stepsFailed: (steps: string) => string;
    readonly filesHeading: string;
    readonly filesNote: string;
    readonly recordFile: string;
    readonly proofHeading: string;
    readonly journal: (sequence: number) => string;
    readonly stamped: (time: string, authority: string) => string;
    readonly openTimestamps: string;
    readonly notStamped: string;
    readonly checkNote: string;
  };
  readonly index: {
    readonly version: (version: number, day: string) => string;
    readonly columns: { number: string; title: string; date: string; kind: string; pages: string };
    readonly changesHeading: (version: number) => string;
    readonly added: (numbers: string) => string;
    readonly withdrawn: (numbers: string) => string;
    readonly renamed: (number: number, before: string, after: string) => string;
    readonly unchanged: string;
    readonly withdrawnTitle: string;
    readonly note: string;
  };
  readonly bundle: {
    readonly title: string;
    readonly part: (part: number, parts: number) => string;
  };
}
