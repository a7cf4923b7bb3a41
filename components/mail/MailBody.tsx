import { i18n } from "#i18n";
import { ArtifactText } from "../capture/preview/ArtifactText";
import { BlobView } from "../capture/preview/BlobView";
import { quoted } from "../ui/quoted";
import { useBlob } from "../ui/useBlob";
import { useObjectUrl } from "../ui/useObjectUrl";
import classes from "./Mail.module.css";
import type { FilesOfMessage } from "./mail-files";

/** The message to read: as its sender formatted it where it was, else its text. */
export function MailBody({ files, title }: { files: FilesOfMessage; title: string }) {
  const { view, text } = files;
  if (view) return <MailView artifactId={view.id} title={title} />;
  return text && <ArtifactText artifact={text} label={i18n.t("mail.text")} />;
}

/** The empty sandbox and the document's own policy keep it from scripts, forms and requests. */
function MailView({ artifactId, title }: { artifactId: string; title: string }) {
  const loaded = useBlob("artifact", artifactId);
  const url = useObjectUrl(loaded.blob);
  return (
    <div>
      <p className={classes.hint}>{i18n.t("mail.view")}</p>
      <BlobView loaded={loaded}>
        {() =>
          url && (
            <iframe
              className={classes.view}
              sandbox=""
              referrerPolicy="no-referrer"
              src={url}
              title={i18n.t("mail.view_title", [quoted(title)])}
              data-testid="mail-view"
            />
          )
        }
      </BlobView>
    </div>
  );
}
