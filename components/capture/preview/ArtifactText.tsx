import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import type { Artifact } from "../../../utils/core";
import { formatNumber } from "../../ui/format";
import { useBlob } from "../../ui/useBlob";
import { BlobView } from "./BlobView";
import classes from "./CapturePreview.module.css";

/** Enough to read; laying out more makes the tab hang. */
const SHOWN_BYTES = 400_000;

/** The beginning of a text artifact. */
export function ArtifactText({ artifact, label }: { artifact: Artifact; label: string }) {
  const loaded = useBlob("artifact", artifact.id);
  const [text, setText] = useState("");
  useEffect(() => {
    let current = true;
    loaded.blob
      ?.slice(0, SHOWN_BYTES)
      .text()
      .then(
        (value) => current && setText(value),
        () => current && setText(""),
      );
    return () => {
      current = false;
    };
  }, [loaded.blob]);

  return (
    <BlobView loaded={loaded}>
      {(blob) => (
        <>
          {blob.size > SHOWN_BYTES && (
            <p className={classes.hint}>{i18n.t("preview.text_cut", [formatNumber(SHOWN_BYTES / 1_000)])}</p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
          <section className={classes.text} tabIndex={0} aria-label={label}>
            <pre dir="auto" data-testid="preview-text">
              {text}
            </pre>
          </section>
        </>
      )}
    </BlobView>
  );
}
