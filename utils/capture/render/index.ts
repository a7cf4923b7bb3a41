import html2canvas from "html2canvas";
import { type TextHandle, TextStore } from "../page";

/** Longest side of a drawn page; beyond the browsers' canvas limits a picture comes out blank. Pixels. */
const MAX_SIDE_PX = 16_000;

/** Redraws the page where the browser refuses to photograph it. */
export interface RenderMethods {
  render(args: null): Promise<TextHandle>;
  read(args: { handle: number; offset: number; length: number }): string;
}

/** A redrawing by html2canvas: not a photograph, and labelled so. */
export function renderWithHtml2canvas(doc: Document): RenderMethods {
  const texts = new TextStore();
  return {
    async render() {
      const root = doc.documentElement;
      const canvas = await html2canvas(root, {
        logging: false,
        useCORS: true,
        width: Math.min(root.scrollWidth, MAX_SIDE_PX),
        height: Math.min(root.scrollHeight, MAX_SIDE_PX),
        scale: 1,
      });
      return texts.keep(canvas.toDataURL("image/png"));
    },
    read: ({ handle, offset, length }) => texts.read(handle, offset, length),
  };
}
