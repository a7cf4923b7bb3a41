import type { Capture } from "../../../utils/core";
import { ArtifactCard } from "./ArtifactCard";
import classes from "./CapturePreview.module.css";

export function FilesTab({ capture }: { capture: Capture }) {
  return (
    <ul className={classes.files}>
      {capture.artifacts.map((artifact) => (
        <ArtifactCard key={artifact.id} artifact={artifact} />
      ))}
    </ul>
  );
}
