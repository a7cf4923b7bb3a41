import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../../utils/core";
import { roleLabel, shotLabel } from "../../ui/labels";
import { ArtifactImage } from "./ArtifactImage";
import classes from "./CapturePreview.module.css";
import { type ScreenshotRole, screenshotsOf } from "./preview-tabs";

/** A tall page comes in several parts, shown below one another. */
export function ScreenshotTab({ capture }: { capture: Capture }) {
  const screenshots = screenshotsOf(capture);
  const [chosen, setChosen] = useState<ScreenshotRole | null>(null);
  const current = screenshots.find(({ role }) => role === chosen) ?? screenshots[0];
  if (!current) return null;
  const { role, parts } = current;
  return (
    <div className={classes.stack}>
      {screenshots.length > 1 && (
        <SegmentedControl
          className={classes.switch}
          aria-label={i18n.t("preview.which_screenshot")}
          value={role}
          onChange={(value) => setChosen(screenshots.find((each) => each.role === value)?.role ?? null)}
          data={screenshots.map((each) => ({ value: each.role, label: shotLabel(each.role) }))}
        />
      )}
      <div className={classes.pictures}>
        {parts.map((artifact, index) => (
          <ArtifactImage
            key={artifact.id}
            artifact={artifact}
            alt={
              parts.length === 1 ? roleLabel(role) : i18n.t("preview.part", [roleLabel(role), index + 1, parts.length])
            }
          />
        ))}
      </div>
    </div>
  );
}
