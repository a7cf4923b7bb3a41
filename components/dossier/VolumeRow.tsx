import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import { BordereauError, type ExportedVolume } from "../../utils/core";
import { ErrorCallout } from "../ui/ErrorCallout";
import { Fingerprint } from "../ui/Fingerprint";
import { Foreign } from "../ui/Foreign";
import { formatNumber, formatSize } from "../ui/format";
import { useExporter } from "../ui/services";
import classes from "./Dossier.module.css";

/** The first volume is saved by the export itself; a browser takes each further one from a click of its own. */
export function VolumeRow({ volume, first }: { volume: ExportedVolume; first: boolean }) {
  const exporter = useExporter();
  const [saved, setSaved] = useState(first);
  const [error, setError] = useState<unknown>(null);
  const save = async () => {
    try {
      await exporter.save(volume.fileName);
      setSaved(true);
      setError(null);
    } catch {
      // the file is temporary: making the dossier again is what helps
      setError(new BordereauError("export-failed"));
    }
  };
  return (
    <li className={classes.volume}>
      <div className={classes.volumeHead}>
        <div className={classes.volumeName}>
          <strong>
            <Foreign text={volume.fileName} />
          </strong>
          <span className={classes.text}>
            {formatSize(volume.sizeBytes)} · {i18n.t("common.files", volume.entries, [formatNumber(volume.entries)])}
          </span>
        </div>
        <Button
          size="xs"
          variant={saved ? "default" : "filled"}
          leftSection={<IconDownload size={16} aria-hidden="true" />}
          onClick={() => void save()}
          data-testid="volume-save"
        >
          {saved ? i18n.t("dossier.save_again") : i18n.t("dossier.save")}
        </Button>
      </div>
      {error !== null && <ErrorCallout error={error} />}
      <div className={classes.fingerprint}>
        <span className={classes.text}>{i18n.t("dossier.fingerprint")}</span>
        <Fingerprint sha256={volume.sumsSha256} />
      </div>
    </li>
  );
}
