import type { Artifact } from "../../../utils/core";
import { useBlob } from "../../ui/useBlob";
import { useObjectUrl } from "../../ui/useObjectUrl";
import { BlobView } from "./BlobView";
import classes from "./CapturePreview.module.css";

/** A picture from an artifact; an image element runs no script, whatever the file holds. */
export function ArtifactImage({ artifact, alt }: { artifact: Artifact; alt: string }) {
  const loaded = useBlob("artifact", artifact.id);
  const url = useObjectUrl(loaded.blob);
  return (
    <BlobView loaded={loaded}>
      {() => url && <img className={classes.image} src={url} alt={alt} decoding="async" data-testid="preview-image" />}
    </BlobView>
  );
}
