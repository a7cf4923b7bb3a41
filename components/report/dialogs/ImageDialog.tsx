import { TextInput } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import { REPORT_LIMITS } from "../../../utils/core";
import { Dialog } from "../../ui/Dialog";

interface ImageDialogProps {
  readonly alt: string;
  readonly caption: string;
  onSave(values: { readonly alt: string; readonly caption: string }): void;
  onClose(): void;
}

/** What a picture shows, for those who do not see it, and the line below it. */
export function ImageDialog({ onSave, onClose, ...before }: ImageDialogProps) {
  const [alt, setAlt] = useState(before.alt);
  const [caption, setCaption] = useState(before.caption);
  return (
    <Dialog
      title={i18n.t("report.image_title")}
      submitLabel={i18n.t("common.save")}
      busy={false}
      onSubmit={() => onSave({ alt: alt.trim(), caption: caption.trim() })}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("report.image_alt")}
        description={i18n.t("report.image_alt_help")}
        data-autofocus
        maxLength={REPORT_LIMITS.captionCharacters}
        dir="auto"
        value={alt}
        onChange={(event) => setAlt(event.currentTarget.value)}
        data-testid="report-image-alt"
      />
      <TextInput
        label={i18n.t("report.image_caption")}
        maxLength={REPORT_LIMITS.captionCharacters}
        dir="auto"
        value={caption}
        onChange={(event) => setCaption(event.currentTarget.value)}
        data-testid="report-image-caption"
      />
    </Dialog>
  );
}
