import { Button, TextInput } from "@mantine/core";
import type { Editor } from "@tiptap/core";
import { useState } from "react";
import { i18n } from "#i18n";
import { REPORT_LIMITS } from "../../../utils/core";
import { Dialog } from "../../ui/Dialog";
import { linkAddress } from "./link-address";

/** The address of the selected text, or a new link where nothing is selected. */
export function LinkDialog({ editor, onClose }: { readonly editor: Editor; onClose(): void }) {
  const [before] = useState(() => String(editor.getAttributes("link").href ?? ""));
  const [typed, setTyped] = useState(before);
  const [refused, setRefused] = useState(false);

  const save = () => {
    const href = linkAddress(typed);
    if (href === null) {
      setRefused(true);
      return;
    }
    const chain = editor.chain().focus();
    if (editor.state.selection.empty && before === "") {
      chain.insertContent({ type: "text", text: typed.trim(), marks: [{ type: "link", attrs: { href } }] }).run();
    } else chain.extendMarkRange("link").setLink({ href }).run();
    onClose();
  };

  return (
    <Dialog
      title={i18n.t("report.link")}
      submitLabel={i18n.t("common.save")}
      busy={false}
      onSubmit={save}
      onClose={onClose}
    >
      <TextInput
        label={i18n.t("report.link_address")}
        description={i18n.t("report.link_help")}
        data-autofocus
        maxLength={REPORT_LIMITS.addressCharacters}
        dir="ltr"
        value={typed}
        error={refused ? i18n.t("report.link_refused") : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setRefused(false);
        }}
        data-testid="report-link-address"
      />
      {before !== "" && (
        <Button
          variant="subtle"
          color="brick"
          onClick={() => {
            editor.chain().focus().extendMarkRange("link").unsetLink().run();
            onClose();
          }}
        >
          {i18n.t("report.link_remove")}
        </Button>
      )}
    </Dialog>
  );
}
