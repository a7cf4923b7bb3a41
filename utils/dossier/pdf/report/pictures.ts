import type { ReportBlock } from "../../../core";
import { type LoadedPicture, loadPicture } from "../picture";
import type { PdfPorts } from "../ports";

/** Pictures of a report by their addresses; null for those that cannot be shown. */
export type Pictures = ReadonlyMap<string, LoadedPicture | null>;

/** Reads all pictures before anything is drawn: drawing does not wait. */
export async function loadPictures(blocks: readonly ReportBlock[], ports: PdfPorts): Promise<Pictures> {
  const pictures = new Map<string, LoadedPicture | null>();
  for (const address of addressesIn(blocks)) {
    if (!pictures.has(address)) pictures.set(address, await load(address, ports));
  }
  return pictures;
}

async function load(address: string, ports: PdfPorts): Promise<LoadedPicture | null> {
  const [, type, base64] = /^data:(image\/[a-z]+);base64,(.*)$/s.exec(address) ?? [];
  if (type === undefined || base64 === undefined) return null;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const picture = await loadPicture(new Blob([bytes], { type }), ports);
    return picture && picture.widthPx > 0 && picture.heightPx > 0 ? picture : null;
  } catch {
    return null;
  }
}

function addressesIn(blocks: readonly ReportBlock[]): string[] {
  return blocks.flatMap((block): string[] => {
    switch (block.type) {
      case "image":
        return [block.attrs.src];
      case "bulletList":
      case "orderedList":
        return block.content.flatMap(({ content }) => addressesIn(content));
      case "blockquote":
        return addressesIn(block.content);
      default:
        return [];
    }
  });
}
