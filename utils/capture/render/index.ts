import html2canvas, { type Options } from "html2canvas";
import { BordereauError } from "../../core";
import { chosenElement, type TextHandle, TextStore } from "../page";

/** Longest side of a drawn page; beyond the browsers' canvas limits a picture comes out blank. Pixels. */
const MAX_SIDE_PX = 16_000;

/** Redraws the page where the browser refuses to photograph it. */
export interface RenderMethods {
  render(args: null): Promise<TextHandle>;
  /** The element that the user chose, with all that it holds. */
  renderChosen(args: null): Promise<TextHandle>;
  read(args: { handle: number; offset: number; length: number }): string;
}

/** A redrawing by html2canvas: not a photograph, and labelled so. */
export function renderWithHtml2canvas(doc: Document): RenderMethods {
  const texts = new TextStore();
  const draw = async (element: HTMLElement, options: Partial<Options>) => {
    const canvas = await html2canvas(element, { logging: false, useCORS: true, scale: 1, ...options });
    return texts.keep(canvas.toDataURL("image/png"));
  };
  return {
    render() {
      const root = doc.documentElement;
      return draw(root, {
        width: Math.min(root.scrollWidth, MAX_SIDE_PX),
        height: Math.min(root.scrollHeight, MAX_SIDE_PX),
      });
    },
    async renderChosen() {
      const element = chosenElement();
      if (!(element instanceof HTMLElement)) throw new BordereauError("not-found", { detail: "the chosen element" });
      return draw(element, { onclone: (_copy, copied) => unfold(copied) });
    },
    read: ({ handle, offset, length }) => texts.read(handle, offset, length),
  };
}

/** Shows in the copy that is drawn what the page cuts off or keeps closed. */
function unfold(element: HTMLElement): void {
  for (const details of [element, ...element.querySelectorAll("details")]) {
    if (details instanceof HTMLElement && details.localName === "details") details.setAttribute("open", "");
  }
  const styles = { overflow: "visible", height: "auto", "max-height": "none" };
  for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, "important");
}
