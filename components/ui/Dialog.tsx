import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { i18n } from "#i18n";
import classes from "./Dialog.module.css";

interface DialogProps {
  readonly title: string;
  readonly submitLabel: string;
  readonly busy: boolean;
  readonly wide?: boolean;
  readonly children: ReactNode;
  onSubmit(): void;
  onClose(): void;
}

/** A form in a dialog; mounted while it is open, so that it always begins with fresh values. */
export function Dialog({ title, submitLabel, busy, wide = false, children, onSubmit, onClose }: DialogProps) {
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={wide ? "lg" : "md"}
      closeButtonProps={{ "aria-label": i18n.t("common.close") }}
      overlayProps={{ backgroundOpacity: 0.45 }}
    >
      <form
        className={classes.form}
        // the fields say themselves what is missing, in the interface's language
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
        <div className={classes.buttons}>
          <Button variant="default" onClick={onClose}>
            {i18n.t("common.cancel")}
          </Button>
          <Button type="submit" loading={busy} data-testid="dialog-submit">
            {submitLabel}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
