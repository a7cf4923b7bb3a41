import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { Capture, MailMessage, MailRecord } from "../../utils/core";
import { ArtifactCard } from "../capture/preview/ArtifactCard";
import { useQuery } from "../ui/useQuery";
import { Authenticity } from "./Authenticity";
import classes from "./Mail.module.css";
import { MailBody } from "./MailBody";
import { MailHeading } from "./MailHeading";
import { MailProblems } from "./MailProblems";
import { MailTrace } from "./MailTrace";
import { filesOfMessage } from "./mail-files";

/** The messages of a capture: what they say, whether their signatures hold, and their files. */
export function MailTab({ capture, mail }: { capture: Capture; mail: MailRecord }) {
  const checks = useQuery("mails.checks", { captureId: capture.id });
  const count = mail.messages.length;
  return (
    <div className={classes.messages}>
      {mail.messages.map((message, index) => {
        const files = filesOfMessage(capture, message);
        const check = checks.data?.find(({ artifactId }) => artifactId === files.original?.id) ?? null;
        return (
          <article key={message.file} className={classes.message} data-testid="mail-message">
            <Title order={2} size="h3">
              {count > 1 ? i18n.t("mail.message_number", [index + 1, count]) : i18n.t("mail.title")}
            </Title>
            <MailHeading mail={mail} message={message} />
            <Authenticity
              check={check}
              date={message.summary.date}
              isOutlookFile={isOutlookFile(message)}
              mail={mail}
            />
            <MailTrace trace={message.trace} authentication={check?.authentication ?? null} />
            <MailBody files={files} title={message.summary.subject ?? ""} />
            <MailProblems problems={message.summary.problems} />
            {files.attachments.length > 0 && (
              <section>
                <Title order={3} size="h4">
                  {i18n.t("mail.attachments")}
                </Title>
                <ul className={classes.files}>
                  {files.attachments.map((artifact) => (
                    <ArtifactCard key={artifact.id} artifact={artifact} />
                  ))}
                </ul>
              </section>
            )}
          </article>
        );
      })}
    </div>
  );
}

function isOutlookFile({ file }: MailMessage): boolean {
  return file.endsWith(".msg");
}
