import * as v from "valibot";
import { ArtifactSchema, CAPTURE_ORIGINS, CAPTURE_OUTCOMES, EVIDENCE_KINDS } from "./capture";
import { known, Sha256Hex, UtcTime, Uuid } from "./fields";
import { MailRecordSchema } from "./mail";

export const STEP_NAMES = [
  "reload",
  "visible-screenshot",
  "page-information",
  "text",
  "page",
  "mhtml",
  "context",
  "original",
  "full-page-screenshot",
  "panes",
  "region",
  "mail",
  "fidelity",
  "files",
  "seal",
] as const;
export type StepName = (typeof STEP_NAMES)[number];

const Size = v.object({ width: v.number(), height: v.number() });

/** How one step of a capture ended. */
export const StepReportSchema = v.object({
  name: v.picklist(STEP_NAMES),
  outcome: v.picklist(["done", "partial", "skipped", "failed"]),
  /** When it began, UTC. */
  startedAt: UtcTime,
  durationMs: v.number(),
  /** Why it did not run, failed or is incomplete; an error code and technical detail. */
  reason: v.nullable(
    v.object({
      code: v.string(),
      detail: v.string(),
      /** What the code's sentence names. */
      params: v.optional(v.record(v.string(), v.union([v.string(), v.number()]))),
    }),
  ),
});
export type StepReport = v.InferOutput<typeof StepReportSchema>;

/** Something that the capture should hold and does not. */
export const MissingItemSchema = v.object({
  what: v.picklist(["image", "style", "font", "frame", "canvas", "media", "screenshot-area", "message", "other"]),
  url: v.string(),
  reason: v.string(),
});
export type MissingItem = v.InferOutput<typeof MissingItemSchema>;

/** How the saved page came to be; records of before it was noted have none. */
export const SnapshotReportSchema = v.object({
  /** Elements in all documents. */
  elements: v.number(),
  frames: v.object({ live: v.number(), fromSource: v.number(), photographed: v.number() }),
  /** Files by where their bytes came from. */
  files: v.object({ page: v.number(), background: v.number(), mhtml: v.number() }),
  /** Parts that could not be read and show something else of the page in their place. */
  substitutes: v.array(
    v.object({
      what: v.picklist(["image", "frame", "canvas", "media"]),
      url: v.string(),
      by: v.picklist(["photograph", "source", "mhtml"]),
      reason: v.string(),
    }),
  ),
});
export type SnapshotReport = v.InferOutput<typeof SnapshotReportSchema>;

/** The visible part of the saved page, opened again and photographed, against the visible screenshot. */
export const FidelitySchema = v.object({ comparedPixels: v.number(), differingPixels: v.number() });
export type Fidelity = v.InferOutput<typeof FidelitySchema>;

export const PageInformationSchema = v.object({
  requestedUrl: known(v.string()),
  finalUrl: v.string(),
  redirects: known(v.array(v.string())),
  title: v.string(),
  referrer: known(v.string()),
  language: known(v.string()),
  characterSet: known(v.string()),
  contentType: known(v.string()),
  /** `document.lastModified`: what the server, or else the browser, said. */
  lastModified: known(v.string()),
  readyState: known(v.string()),
  /** Size of the whole page in CSS pixels. */
  pageSize: known(Size),
  scrollPosition: known(v.object({ x: v.number(), y: v.number() })),
  frames: known(v.number()),
  /** Nodes that changed while the capture ran. */
  mutationsDuringCapture: known(v.number()),
  /** Of those, how many before the page was saved, and how many after. */
  mutationsBeforeSnapshot: v.optional(known(v.number())),
  mutationsAfterSnapshot: v.optional(known(v.number())),
});
export type PageInformation = v.InferOutput<typeof PageInformationSchema>;

export const EnvironmentSchema = v.object({
  operatingSystem: known(v.string()),
  architecture: known(v.string()),
  browser: known(v.string()),
  browserVersion: known(v.string()),
  userAgent: known(v.string()),
  languages: known(v.array(v.string())),
  /** CSS pixels. */
  viewport: known(Size),
  devicePixelRatio: known(v.number()),
  zoom: known(v.number()),
  screen: known(v.object({ width: v.number(), height: v.number(), colorDepth: v.number() })),
  privateWindow: known(v.boolean()),
  cookiesEnabled: known(v.boolean()),
  freshReload: known(v.boolean()),
  account: known(v.string()),
});
export type Environment = v.InferOutput<typeof EnvironmentSchema>;

/** The encrypted connection that the page came over, as Firefox describes it. */
export const TlsReportSchema = v.object({
  protocol: v.string(),
  cipher: v.string(),
  /** Whether the browser trusts the chain; without it only the server's own certificate is known. */
  trusted: v.boolean(),
  /** The server's first. */
  certificates: v.array(
    v.object({
      subject: v.string(),
      issuer: v.string(),
      serialNumber: v.string(),
      validFrom: UtcTime,
      validTo: UtcTime,
      /** Of the certificate in DER. */
      sha256: Sha256Hex,
    }),
  ),
});
export type TlsReport = v.InferOutput<typeof TlsReportSchema>;

/** What a server said on the way to the page: a redirect, or a page that led on by itself. */
export const RedirectSchema = v.object({
  url: v.string(),
  httpStatus: v.number(),
  statusLine: v.string(),
  serverIp: known(v.string()),
});
export type Redirect = v.InferOutput<typeof RedirectSchema>;

export const NetworkSchema = v.object({
  httpStatus: known(v.number()),
  statusLine: v.optional(known(v.string())),
  headers: known(v.record(v.string(), v.string())),
  /** Names of headers that were sent, too, and whose values are nobody else's business. */
  headersLeftOut: v.optional(known(v.array(v.string()))),
  redirects: v.optional(known(v.array(RedirectSchema))),
  serverIp: known(v.string()),
  /** SHA-256 of the server's certificate. */
  tlsCertificate: known(v.string()),
  tls: v.optional(known(TlsReportSchema)),
  publicIp: known(v.string()),
});

/** This machine's clock against another's. */
export const ClockReportSchema = v.object({
  /** Positive where this machine's is ahead. */
  offsetMs: known(v.number()),
  /** The true offset lies at most so far from it, either way. */
  uncertaintyMs: v.optional(known(v.number())),
  source: known(v.string()),
  /** Against the timestamp authority that answered last before the capture. */
  authority: v.optional(
    v.object({
      offsetMs: v.number(),
      uncertaintyMs: v.number(),
      source: v.string(),
      /** By this machine's clock. */
      measuredAt: UtcTime,
    }),
  ),
});
export type ClockReport = v.InferOutput<typeof ClockReportSchema>;

/**
 * What is known about how a capture came to be, sealed with it and never changed.
 * Fields follow what courts look for (docs/dossier-format.md); unknown ones say "not collected".
 */
export const CaptureRecordSchema = v.object({
  format: v.literal("bordereau-record"),
  version: v.literal(1),
  captureId: Uuid,
  missionId: Uuid,
  /** Place in the journal: this capture's entry and the hash of the entry before it. */
  journal: v.object({ sequence: v.number(), previousHash: Sha256Hex }),
  origin: v.picklist(CAPTURE_ORIGINS),
  outcome: v.picklist(CAPTURE_OUTCOMES),
  trigger: v.picklist(["popup", "shortcut", "toolbar", "context-menu", "page-button", "desk"]),
  startedAt: UtcTime,
  endedAt: UtcTime,
  localOffsetMinutes: v.number(),
  timeZone: known(v.string()),
  clock: ClockReportSchema,
  /** The user's own date for a note or a file, the mail's own for an e-mail; null for a page. */
  statedDate: v.nullable(UtcTime),
  who: v.object({ name: known(v.string()), role: known(v.string()) }),
  purpose: v.object({
    kind: v.picklist(EVIDENCE_KINDS),
    title: v.string(),
    note: v.string(),
    checklistItem: known(v.string()),
  }),
  page: v.nullable(PageInformationSchema),
  /** What the context menu was opened on; null otherwise. */
  context: v.nullable(
    v.object({
      target: v.picklist(["page", "selection", "image", "link"]),
      url: v.nullable(v.string()),
      text: v.nullable(v.string()),
    }),
  ),
  snapshot: v.optional(known(SnapshotReportSchema)),
  fidelity: v.optional(known(FidelitySchema)),
  /** Messages whose originals were kept; absent where there is none. */
  mail: v.optional(MailRecordSchema),
  environment: EnvironmentSchema,
  network: NetworkSchema,
  software: v.object({
    name: v.string(),
    version: v.string(),
    revision: v.string(),
    options: v.record(v.string(), v.union([v.string(), v.number(), v.boolean()])),
  }),
  steps: v.array(StepReportSchema),
  missing: v.array(MissingItemSchema),
  artifacts: v.array(ArtifactSchema),
});
export type CaptureRecord = v.InferOutput<typeof CaptureRecordSchema>;
