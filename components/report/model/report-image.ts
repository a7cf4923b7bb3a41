import { Image } from "@tiptap/extension-image";
import { ReactNodeViewRenderer } from "@tiptap/react";
import { isReportImage } from "../../../utils/core";
import { ImageBox } from "../nodes/ImageBox";

/** A picture that the report holds itself; what is pasted with an address of another site is dropped. */
export const ReportPicture = Image.extend({
  addAttributes: () => ({
    src: { default: "" },
    alt: { default: "", parseHTML: (element: HTMLElement) => element.getAttribute("alt") ?? "" },
    caption: {
      default: "",
      parseHTML: (element: HTMLElement) => element.getAttribute("data-caption") ?? "",
      renderHTML: ({ caption }: Record<string, unknown>) => ({ "data-caption": caption }),
    },
  }),
  parseHTML: () => [
    {
      tag: 'img[src^="data:image/"]',
      getAttrs: (element) => (isReportImage(element.getAttribute("src") ?? "") ? null : false),
    },
  ],
  // the library's own rule turns ![text](address) into a picture of another site
  addInputRules: () => [],
  addNodeView: () => ReactNodeViewRenderer(ImageBox),
});
