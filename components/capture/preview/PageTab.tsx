import { useMemo } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../../utils/core";
import { useBlob } from "../../ui/useBlob";
import { useObjectUrl } from "../../ui/useObjectUrl";
import { BlobView } from "./BlobView";
import classes from "./CapturePreview.module.css";
import { artifactsOf } from "./preview-tabs";

/**
 * The saved page. The empty sandbox gives it an origin of its own, no script and no form; the extension's
 * policy, which a blob: document inherits, keeps it from asking anything of the network.
 */
export function PageTab({ capture }: { capture: Capture }) {
  const [page] = artifactsOf(capture, ["page"]);
  const loaded = useBlob("artifact", page?.id ?? null);
  // whatever type was stored, it is shown as the web page that it is
  const html = useMemo(
    () => loaded.blob && new Blob([loaded.blob], { type: "text/html;charset=utf-8" }),
    [loaded.blob],
  );
  const url = useObjectUrl(html);
  return (
    <div className={classes.stack}>
      <p className={classes.hint}>{i18n.t("preview.page_help")}</p>
      <BlobView loaded={loaded}>
        {() =>
          url && (
            <iframe
              className={classes.frame}
              sandbox=""
              referrerPolicy="no-referrer"
              src={url}
              title={i18n.t("preview.page_title", [capture.title.slice(0, 100)])}
              data-testid="preview-page-frame"
            />
          )
        }
      </BlobView>
    </div>
  );
}
