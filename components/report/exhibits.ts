import { createContext } from "react";
import { i18n } from "#i18n";
import type { ReportExhibit } from "../../utils/core";
import { formatDay } from "../ui/format";

export type Exhibits = ReadonlyMap<string, ReportExhibit>;

/** The exhibits that references may point to, by their capture's id. */
export const ExhibitsContext = createContext<Exhibits>(new Map());

/** `exhibit no. 12`, as its number is now. */
export function exhibitLabel(exhibits: Exhibits, captureId: string): string {
  const exhibit = exhibits.get(captureId);
  if (!exhibit) return i18n.t("report.exhibit_gone");
  return exhibit.number === null
    ? i18n.t("report.exhibit_unnumbered")
    : i18n.t("report.exhibit", [String(exhibit.number)]);
}

/** Title and day of an exhibit, for a tooltip; hostile text. */
export function exhibitTitle({ title, datedAt }: ReportExhibit): string {
  return `${title || i18n.t("common.untitled")} · ${formatDay(datedAt)}`;
}
