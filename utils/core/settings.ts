import * as v from "valibot";
import { isWebAddress, OPENTIMESTAMPS_CALENDARS, TimestampAuthoritySchema } from "./authorities";
import { ShortText } from "./fields";

/** Every option with its default in one place; units in the names. */
export const SettingsSchema = v.object({
  /** Who captures: goes into each record. */
  ownerName: v.optional(ShortText, ""),
  ownerRole: v.optional(ShortText, ""),
  /** A click on the toolbar button captures at once into the last mission. */
  oneClick: v.optional(v.boolean(), false),
  fullPageScreenshot: v.optional(v.boolean(), true),
  selfContainedPage: v.optional(v.boolean(), true),
  /** What scrolls in a box of its own (a chat, a mail list) is photographed whole. */
  panes: v.optional(v.boolean(), true),
  /** The saved page is opened again at once and compared with the photograph. */
  fidelityCheck: v.optional(v.boolean(), true),
  /** In a webmail the original of the open message or conversation is kept, too. */
  mailOriginals: v.optional(v.boolean(), true),
  /** The messages of a conversation: all in one exhibit, or each as an exhibit of its own. */
  mailExhibits: v.optional(v.picklist(["together", "each"]), "together"),
  /** Who is asked for the keys that senders sign with; an address of the user's own where it says so. */
  mailResolver: v.optional(v.picklist(["off", "google", "cloudflare", "quad9", "own"]), "off"),
  mailResolverUrl: v.optional(ShortText, ""),
  /** Origins of webmails that show the capture button in their pages, as far as the browser allows it. */
  mailButtonSites: v.optional(v.pipe(v.array(ShortText), v.maxLength(100)), []),
  /** Ids of the presets that are asked for timestamps, as far as the browser allows it. */
  timestampAuthorities: v.optional(v.pipe(v.array(ShortText), v.maxLength(20)), []),
  ownAuthorities: v.optional(v.pipe(v.array(TimestampAuthoritySchema), v.maxLength(20)), []),
  /** Certificates in PEM whose authorities the user trusts, besides those that the package knows. */
  ownRoots: v.optional(v.pipe(v.string(), v.maxLength(200_000)), ""),
  /** One stamp covers all that was captured before: soon after each capture, or for an hour or a day together. */
  timestampEvery: v.optional(v.picklist(["capture", "hour", "day"]), "capture"),
  openTimestamps: v.optional(v.boolean(), false),
  openTimestampsCalendars: v.optional(
    v.pipe(v.array(v.pipe(ShortText, v.check(isWebAddress))), v.minLength(1), v.maxLength(10)),
    [...OPENTIMESTAMPS_CALENDARS],
  ),
  /** Chromium's MHTML is kept besides. It holds what the page hides (hidden fields, tokens), so only on demand. */
  mhtml: v.optional(v.boolean(), false),
  /** Complete copies are offered where a capture lacks something that they would have held. */
  offerCompleteCopies: v.optional(v.boolean(), true),
  /** A taller page is cut there and the capture marked partial. Device pixels. */
  maxPageHeightPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(500_000)), 120_000),
  /** Of copies, index and report; the interface has the browser's. */
  documentLanguage: v.optional(v.picklist(["fr", "en"]), "fr"),
  /** Exhibits are copied as PDF files, and bound into one. */
  exhibitCopies: v.optional(v.boolean(), true),
  /** What a portal takes in one file, in bytes: the bound exhibits are cut into parts of that size. */
  maxBundleBytes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1_000_000), v.maxValue(1_900_000_000)),
    1_900_000_000,
  ),
  /** One volume of a dossier, in bytes; never more than 2 GiB. */
  maxVolumeBytes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1_000_000), v.maxValue(2_000_000_000)),
    1_900_000_000,
  ),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});
