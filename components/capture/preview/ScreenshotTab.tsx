import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Artifact, Capture } from "../../../utils/core";
import { roleLabel } from "../../ui/labels";
import { ArtifactImage } from "./ArtifactImage";
import classes from "./CapturePreview.module.css";
import { screenshotsOf } from "./preview-tabs";

/** A tall page comes in several parts, shown below one another. */
export function ScreenshotTab({ capture }: { capture: Capture }) {
  const screenshots = screenshotsOf(capture);
  const roles = [...new Set(screenshots.map(({ role }) => role))].sort(
    (a, b) => Number(b === "full-page-screenshot") - Number(a === "full-page-screenshot"),
  );
  const [chosen, setChosen] = useState<Artifact["role"] | undefined>(roles[0]);
  const parts = screenshots.filter(({ role }) => role === chosen);
  return (
    <div className={classes.stack}>
      {roles.length > 1 && (
        <SegmentedControl
          className={classes.switch}
          aria-label={i18n.t("preview.which_screenshot")}
          value={chosen ?? ""}
          onChange={(value) => setChosen(roles.find((role) => role === value))}
          data={roles.map((role) => ({ value: role, label: roleLabel(role) }))}
        />
      )}
      <div className={classes.pictures}>
        {parts.map((artifact, index) => (
          <ArtifactImage
            key={artifact.id}
            artifact={artifact}
            alt={
              parts.length === 1
                ? roleLabel(artifact.role)
                : i18n.t("preview.part", [roleLabel(artifact.role), index + 1, parts.length])
            }
          />
        ))}
      </div>
    </div>
  );
}
