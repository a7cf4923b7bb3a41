import { Button } from "@mantine/core";
import { type NodeViewProps, NodeViewWrapper } from "@tiptap/react";
import { useState } from "react";
import { i18n } from "#i18n";
import { ImageDialog } from "../dialogs/ImageDialog";
import classes from "./Nodes.module.css";

/** A picture with its caption, and the way to describe it. */
export function ImageBox({ editor, node, selected, updateAttributes }: NodeViewProps) {
  const [open, setOpen] = useState(false);
  const src = String(node.attrs.src);
  const alt = String(node.attrs.alt);
  const caption = String(node.attrs.caption);
  const close = () => {
    setOpen(false);
    editor.commands.focus();
  };
  return (
    <NodeViewWrapper className={classes.picture} data-selected={selected || undefined} data-testid="report-image">
      <figure className={classes.pictureFrame} contentEditable={false}>
        <img src={src} alt={alt} data-drag-handle="" />
        {caption !== "" && <figcaption dir="auto">{caption}</figcaption>}
      </figure>
      <Button
        className={classes.pictureButton}
        size="compact-xs"
        variant="default"
        contentEditable={false}
        onClick={() => setOpen(true)}
      >
        {alt === "" ? i18n.t("report.image_describe") : i18n.t("report.image_edit")}
      </Button>
      {open && (
        <ImageDialog
          alt={alt}
          caption={caption}
          onClose={close}
          onSave={(values) => {
            updateAttributes({ ...values });
            close();
          }}
        />
      )}
    </NodeViewWrapper>
  );
}
