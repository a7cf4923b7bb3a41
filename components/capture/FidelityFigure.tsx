import { i18n } from "#i18n";
import { type CaptureRecord, NOT_COLLECTED } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { formatMatch } from "../ui/format";

/** From here on a difference is worth a look: a thousandth of the picture. */
const WORTH_A_LOOK = 0.001;

interface FidelityFigureProps {
  readonly record: CaptureRecord;
  /** Shown where the pictures themselves are not. */
  readonly elsewhere?: boolean;
}

/** How well the saved page matches the photograph, in a sentence; nothing where they were not compared. */
export function FidelityFigure({ record, elsewhere = false }: FidelityFigureProps) {
  const { fidelity } = record;
  if (fidelity === undefined || fidelity === NOT_COLLECTED) return null;
  const { comparedPixels, differingPixels } = fidelity;
  const isClose = differingPixels <= comparedPixels * WORTH_A_LOOK;
  return (
    <Callout tone={isClose ? "ok" : "info"} data-testid="fidelity">
      <p>{i18n.t("fidelity.match", [formatMatch(differingPixels, comparedPixels)])}</p>
      {!isClose && elsewhere && <p>{i18n.t("fidelity.look")}</p>}
    </Callout>
  );
}
