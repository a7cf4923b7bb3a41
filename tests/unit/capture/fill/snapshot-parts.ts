import { Bytes, type FillReport, type FrameSnapshot, type Photographs } from "@/utils/capture/fill";
import type { Place, Wanted } from "@/utils/capture/snapshot";

export function wanted(token: string, what: Wanted["what"], changed: Partial<Wanted> = {}): Wanted {
  const plain = { url: `https://a.example/${token}`, reason: "CORS", place: null, framePath: null };
  return { token, what, ...plain, asAddress: false, escapes: [], ...changed };
}

/** A place of which all can be seen. */
export function wholePlace(x: number, y: number, width: number, height: number): Place {
  const box = { x, y, width, height };
  return { box, visible: box };
}

export function frame(path: readonly number[] | null, html: string, inside: readonly Wanted[] = []): FrameSnapshot {
  return { path, url: "https://frame.example/?secret", pieces: [html], wanted: inside };
}

export function emptyReport(): FillReport {
  return { substitutes: [], missing: [], liveFrames: 0, photographedFrames: 0 };
}

/** Photographs that answer with the place that was cut; null where `cut` gives null. */
export function fakePhotographs(cut: (place: Place) => string | null): Photographs {
  return { cut: async (place: Place) => cut(place) } as Photographs;
}

export const noPhotographs = fakePhotographs(() => null);

/** Files by address, from one source. */
export function files(from: "background" | "mhtml", known: Readonly<Record<string, Blob>>): Bytes {
  return new Bytes([{ name: from, get: async (url) => known[url] ?? null }]);
}
