import { Title } from "@mantine/core";
import type { Capture } from "../../../utils/core";
import { roleLabel } from "../../ui/labels";
import { ArtifactText } from "./ArtifactText";
import classes from "./CapturePreview.module.css";
import { textsOf } from "./preview-tabs";

export function TextTab({ capture }: { capture: Capture }) {
  const texts = textsOf(capture);
  return (
    <div className={classes.stack}>
      {texts.map((artifact) => (
        <section key={artifact.id} className={classes.stack}>
          {texts.length > 1 && (
            <Title order={2} size="h3">
              {roleLabel(artifact.role)}
            </Title>
          )}
          <ArtifactText artifact={artifact} label={roleLabel(artifact.role)} />
        </section>
      ))}
    </div>
  );
}
