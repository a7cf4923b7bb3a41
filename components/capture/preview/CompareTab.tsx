import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import { type Capture, type CaptureRecord, NOT_COLLECTED } from "../../../utils/core";
import { roleLabel } from "../../ui/labels";
import { FidelityFigure } from "../FidelityFigure";
import { ArtifactImage } from "./ArtifactImage";
import classes from "./CapturePreview.module.css";
import { DifferenceMap } from "./DifferenceMap";
import { MissingList } from "./MissingList";
import { comparedPictures } from "./preview-tabs";
import { SubstituteList } from "./SubstituteList";

type View = "pictures" | "differences";

/** The photograph beside the saved page as it looks, and where they differ. */
export function CompareTab({ capture, record }: { capture: Capture; record: CaptureRecord | null }) {
  const [view, setView] = useState<View>("pictures");
  const pictures = comparedPictures(capture);
  if (!pictures) return null;
  const { original, copy } = pictures;
  const snapshot = record?.snapshot;
  const substitutes = snapshot === undefined || snapshot === NOT_COLLECTED ? [] : snapshot.substitutes;
  return (
    <div className={classes.stack} data-testid="compare">
      {record && <FidelityFigure record={record} />}
      <SegmentedControl
        className={classes.switch}
        aria-label={i18n.t("compare.view")}
        value={view}
        onChange={(value) => setView(value === "differences" ? "differences" : "pictures")}
        data={[
          { value: "pictures", label: i18n.t("compare.side_by_side") },
          { value: "differences", label: i18n.t("compare.differences") },
        ]}
        data-testid="compare-view"
      />
      {view === "pictures" ? (
        <div className={classes.pair}>
          {[original, copy].map((artifact) => (
            <figure key={artifact.id}>
              <figcaption>{roleLabel(artifact.role)}</figcaption>
              <div className={classes.pictures}>
                <ArtifactImage artifact={artifact} alt={roleLabel(artifact.role)} />
              </div>
            </figure>
          ))}
        </div>
      ) : (
        <DifferenceMap original={original} copy={copy} />
      )}
      {substitutes.length > 0 && <SubstituteList substitutes={substitutes} />}
      {record && record.missing.length > 0 && <MissingList missing={record.missing} />}
    </div>
  );
}
