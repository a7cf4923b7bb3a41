import { i18n } from "#i18n";
import type { Capture } from "../../utils/core";
import { outcomeLabel } from "../ui/labels";
import { Tag } from "../ui/Tag";

export function OutcomeTag({ capture, erasing = false }: { capture: Capture; erasing?: boolean }) {
  if (capture.erasedAt !== null) return <Tag>{i18n.t("outcome.erased")}</Tag>;
  if (erasing) return <Tag tone="bad">{i18n.t("outcome.erasing")}</Tag>;
  return <Tag tone={capture.outcome === "complete" ? "ok" : "warn"}>{outcomeLabel(capture.outcome)}</Tag>;
}
