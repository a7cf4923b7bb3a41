import { useEffect, useRef, useState } from "react";
import { i18n } from "#i18n";
import type { Artifact } from "../../../utils/core";
import { ErrorCallout } from "../../ui/ErrorCallout";
import { useBlob } from "../../ui/useBlob";
import { BlobView } from "./BlobView";
import classes from "./CapturePreview.module.css";
import { heatMap, readPixels } from "./heat-map";

/** The photograph in grey, with what the saved page shows otherwise in colour. */
export function DifferenceMap({ original, copy }: { original: Artifact; copy: Artifact }) {
  const first = useBlob("artifact", original.id);
  const second = useBlob("artifact", copy.id);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [error, setError] = useState<unknown>(null);
  const [drawn, setDrawn] = useState(false);

  useEffect(() => {
    let current = true;
    const draw = async (a: Blob, b: Blob) => {
      const map = heatMap(await readPixels(a), await readPixels(b));
      const context = canvas.current?.getContext("2d");
      if (!current || !context) return;
      context.canvas.width = map.width;
      context.canvas.height = map.height;
      context.putImageData(new ImageData(new Uint8ClampedArray(map.data), map.width, map.height), 0, 0);
      setDrawn(true);
    };
    if (first.blob && second.blob)
      draw(first.blob, second.blob).catch((thrown: unknown) => current && setError(thrown));
    return () => {
      current = false;
    };
  }, [first.blob, second.blob]);

  if (error !== null) return <ErrorCallout error={error} />;
  return (
    <BlobView loaded={first}>
      {() => (
        <BlobView loaded={second}>
          {() => (
            <>
              <p className={classes.hint}>{i18n.t("compare.differences_help")}</p>
              <div className={classes.pictures}>
                <canvas
                  ref={canvas}
                  className={classes.image}
                  role="img"
                  aria-label={i18n.t("compare.differences_alt")}
                  data-testid={drawn ? "difference-map" : undefined}
                />
              </div>
            </>
          )}
        </BlobView>
      )}
    </BlobView>
  );
}
