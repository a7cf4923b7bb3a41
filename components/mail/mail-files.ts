import type { Artifact, Capture, MailMessage } from "../../utils/core";

/** The files of one message among those of its capture. */
export interface FilesOfMessage {
  readonly original: Artifact | null;
  readonly view: Artifact | null;
  readonly text: Artifact | null;
  readonly attachments: readonly Artifact[];
}

/** They share the beginning of their names: `message-2.eml`, `message-2.txt`, `message-2-pj-1-devis.pdf`. */
export function filesOfMessage(
  { artifacts }: Pick<Capture, "artifacts">,
  { file }: Pick<MailMessage, "file">,
): FilesOfMessage {
  const stem = file.replace(/\.\w+$/, "");
  const named = (fileName: string) => artifacts.find((artifact) => artifact.fileName === fileName) ?? null;
  return {
    original: named(file),
    view: named(`${stem}.html`),
    text: named(`${stem}.txt`),
    attachments: artifacts.filter(
      ({ role, fileName }) => role === "mail-attachment" && fileName.startsWith(`${stem}-pj-`),
    ),
  };
}
