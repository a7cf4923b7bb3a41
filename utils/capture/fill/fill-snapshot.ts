import type { MissingItem, SnapshotReport } from "../../core";
import {
  blobToDataUrl,
  escapeFor,
  intersect,
  type PageArea,
  type Place,
  recordableUrl,
  usefulType,
  type Wanted,
} from "../snapshot";
import type { Bytes } from "./byte-sources";
import type { Photographs } from "./photographs";

/** A document as one frame wrote it down. */
export interface FrameSnapshot {
  readonly path: readonly number[] | null;
  readonly url: string;
  readonly pieces: readonly string[];
  readonly wanted: readonly Wanted[];
}

export interface FillSources {
  readonly frames: readonly FrameSnapshot[];
  readonly bytes: Bytes;
  readonly photographs: Photographs;
}

/** What became of a snapshot's wishes. */
export interface FillReport {
  readonly substitutes: SnapshotReport["substitutes"];
  readonly missing: MissingItem[];
  liveFrames: number;
  photographedFrames: number;
}

/** No bytes at all: shown as a broken image, in its box. */
const NOTHING: Readonly<Record<Wanted["what"], string>> = {
  image: "data:image/png;base64,",
  canvas: "",
  media: "",
  font: "",
  frame: "",
};

/** A document with all wishes fulfilled as far as they can be; what cannot be had is told in `report`. */
export async function fillSnapshot(
  snapshot: Pick<FrameSnapshot, "pieces" | "wanted">,
  sources: FillSources,
  report: FillReport,
): Promise<string[]> {
  if (snapshot.wanted.length === 0) return [...snapshot.pieces];
  const values = new Map<string, string>();
  for (const wanted of snapshot.wanted) values.set(wanted.token, await fulfil(wanted, sources, report));
  // tokens are of letters and digits of one snapshot, so one expression finds them all
  const pattern = new RegExp(snapshot.wanted.map(({ token }) => token).join("|"), "g");
  return [snapshot.pieces.join("").replace(pattern, (token) => values.get(token) ?? "")];
}

async function fulfil(wanted: Wanted, sources: FillSources, report: FillReport): Promise<string> {
  if (wanted.what === "frame") return frameValue(wanted, sources, report);
  const found = wanted.what === "canvas" || wanted.what === "media" ? null : await sources.bytes.get(wanted.url);
  if (found) {
    if (found.from === "mhtml") substitute(wanted, "mhtml", report);
    return blobToDataUrl(found.blob, usefulType(found.blob.type, wanted.url));
  }
  return (await photographed(wanted, sources, report)) ?? lose(wanted, report);
}

async function frameValue(wanted: Wanted, sources: FillSources, report: FillReport): Promise<string> {
  const live = sources.frames.find(({ path, url }) =>
    path && wanted.framePath ? path.join() === wanted.framePath.join() : !path && recordableUrl(url) === wanted.url,
  );
  if (live) {
    report.liveFrames++;
    const inside = { ...live, wanted: live.wanted.map((each) => shifted(each, wanted.place)) };
    // each frame once: one found by its address alone could hold itself
    const others = { ...sources, frames: sources.frames.filter((frame) => frame !== live) };
    return escapeFor((await fillSnapshot(inside, others, report)).join(""), wanted.escapes);
  }
  const picture = await photographed(wanted, sources, report);
  if (picture === null) return lose(wanted, report);
  report.photographedFrames++;
  const html =
    '<!DOCTYPE html><html><head><meta charset="utf-8"><style>html,body{margin:0;overflow:hidden}' +
    "img{display:block;width:100vw;height:100vh}</style></head><body>" +
    `<img data-bordereau="photograph" alt="" src="${picture}"></body></html>`;
  return escapeFor(html, wanted.escapes);
}

/** A place in a frame as a place on the page. */
function shifted(wanted: Wanted, frame: Place | null): Wanted {
  const { place } = wanted;
  if (!place) return wanted;
  if (!frame) return { ...wanted, place: null };
  const move = (area: PageArea): PageArea => ({ ...area, x: area.x + frame.box.x, y: area.y + frame.box.y });
  const visible = intersect(move(place.visible), frame.visible);
  return { ...wanted, place: visible && { box: move(place.box), visible } };
}

async function photographed(wanted: Wanted, sources: FillSources, report: FillReport): Promise<string | null> {
  if (!wanted.place) return null;
  const picture = await sources.photographs.cut(wanted.place).catch(() => null);
  if (picture !== null) substitute(wanted, "photograph", report);
  return picture;
}

function substitute(wanted: Wanted, by: "photograph" | "mhtml", report: FillReport): void {
  if (wanted.what === "font") return;
  report.substitutes.push({ what: wanted.what, url: recordableUrl(wanted.url), by, reason: wanted.reason });
}

function lose(wanted: Wanted, report: FillReport): string {
  report.missing.push({ what: wanted.what, url: recordableUrl(wanted.url), reason: wanted.reason });
  return NOTHING[wanted.what];
}
