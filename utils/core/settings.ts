import * as v from "valibot";
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
  /** Chromium's MHTML is kept besides. It holds what the page hides (hidden fields, tokens), so only on demand. */
  mhtml: v.optional(v.boolean(), false),
  /** Complete copies are offered where a capture lacks something that they would have held. */
  offerCompleteCopies: v.optional(v.boolean(), true),
  /** A taller page is cut there and the capture marked partial. Device pixels. */
  maxPageHeightPx: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1_000), v.maxValue(500_000)), 120_000),
  /** One volume of a dossier, in bytes; never more than 2 GiB. */
  maxVolumeBytes: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1_000_000), v.maxValue(2_000_000_000)),
    1_900_000_000,
  ),
});
export type Settings = v.InferOutput<typeof SettingsSchema>;

export const DEFAULT_SETTINGS: Settings = v.parse(SettingsSchema, {});
