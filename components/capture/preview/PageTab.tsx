import { useEffect, useState } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../../utils/core";
import { quoted } from "../../ui/quoted";
import { useBlob } from "../../ui/useBlob";
import { useObjectUrl } from "../../ui/useObjectUrl";
import { BlobView } from "./BlobView";
import classes from "./CapturePreview.module.css";
import { lockLinks } from "./lock-links";
import { artifactsOf } from "./preview-tabs";

/**
 * The saved page. The empty sandbox gives it an origin of its own, no script and no form; the extension's
 * policy, which a blob: document inherits, keeps it from asking anything of the network.
 */
export function PageTab({ capture }: { capture: Capture }) {
  const [page] = artifactsOf(capture, ["page"]);
  const loaded = useBlob("artifact", page?.id ?? null);
  const [shown, setShown] = useState<Blob | null>(null);
  const url = useObjectUrl(shown);

  useEffect(() => {
    let current = true;
    const show = (blob: Blob | null) => current && setShown(blob);
    if (loaded.blob) lockLinks(loaded.blob).then(show, () => show(loaded.blob ?? null));
    return () => {
      current = false;
    };
  }, [loaded.blob]);

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
              title={i18n.t("preview.page_title", [quoted(capture.title)])}
              data-testid="preview-page-frame"
            />
          )
        }
      </BlobView>
    </div>
  );
}
