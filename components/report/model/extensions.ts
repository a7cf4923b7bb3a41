import type { Extensions } from "@tiptap/core";
import { TableKit } from "@tiptap/extension-table";
import { StarterKit } from "@tiptap/starter-kit";
import { isReportLink } from "../../../utils/core";
import { ExhibitRef } from "./exhibit-ref";
import { Figure } from "./figure";
import { PlaceholderMarks } from "./placeholder-marks";
import { ReportPicture } from "./report-image";

/**
 * What the editor knows: the nodes and marks of `ReportDocument`, no more.
 *
 * @param label how a reference to an exhibit reads where text is copied to.
 */
export function reportExtensions(label: (captureId: string) => string): Extensions {
  return [
    StarterKit.configure({
      heading: { levels: [1, 2, 3] },
      code: false,
      codeBlock: false,
      strike: false,
      link: {
        openOnClick: false,
        defaultProtocol: "https",
        isAllowedUri: (address) => isReportLink(address),
      },
    }),
    TableKit.configure({ table: { resizable: false } }),
    ReportPicture,
    ExhibitRef.configure({ label }),
    Figure,
    PlaceholderMarks,
  ];
}
