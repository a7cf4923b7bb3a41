import { Button } from "@mantine/core";
import { IconDownload, IconEye } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Artifact } from "../../../utils/core";
import { Fingerprint } from "../../ui/Fingerprint";
import { Foreign } from "../../ui/Foreign";
import { formatSize } from "../../ui/format";
import { roleLabel } from "../../ui/labels";
import { ArtifactImage } from "./ArtifactImage";
import { ArtifactText } from "./ArtifactText";
import { previewOf } from "./artifact-preview";
import classes from "./CapturePreview.module.css";
import { useDownload } from "./useDownload";

/** One file: what it is, its fingerprint in full, and the way to it. */
export function ArtifactCard({ artifact }: { artifact: Artifact }) {
  const [open, setOpen] = useState(false);
  const { busy, download } = useDownload();
  const preview = previewOf(artifact);
  return (
    <li className={classes.file} data-testid="artifact" data-role={artifact.role}>
      <div className={classes.fileHead}>
        <div className={classes.fileName}>
          <strong>{roleLabel(artifact.role)}</strong>
          <span className={classes.hint}>
            <Foreign text={artifact.fileName} /> · <Foreign text={artifact.mediaType} /> ·{" "}
            {formatSize(artifact.sizeBytes)}
          </span>
        </div>
        {preview !== "none" && (
          <Button
            variant="subtle"
            size="xs"
            aria-expanded={open}
            leftSection={<IconEye size={16} aria-hidden="true" />}
            onClick={() => setOpen((value) => !value)}
          >
            {open ? i18n.t("preview.hide") : i18n.t("preview.show")}
          </Button>
        )}
        <Button
          variant="default"
          size="xs"
          loading={busy}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          onClick={() => download(artifact)}
          aria-label={i18n.t("preview.download_named", [artifact.fileName])}
          data-testid="artifact-download"
        >
          {i18n.t("preview.download")}
        </Button>
      </div>
      <Fingerprint sha256={artifact.sha256} />
      {open && preview === "image" && <ArtifactImage artifact={artifact} alt={roleLabel(artifact.role)} />}
      {open && preview === "text" && <ArtifactText artifact={artifact} label={artifact.fileName} />}
    </li>
  );
}
