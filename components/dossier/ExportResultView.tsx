import { i18n } from "#i18n";
import type { ExportResult } from "../../utils/core";
import { Callout } from "../ui/Callout";
import { formatNumber } from "../ui/format";
import classes from "./Dossier.module.css";
import { VolumeRow } from "./VolumeRow";

export function ExportResultView({ result }: { result: ExportResult }) {
  const { volumes, exhibits } = result;
  return (
    <div
      className={classes.result}
      data-testid="export-result"
      data-files={JSON.stringify(volumes.map(({ fileName }) => fileName))}
      data-fingerprint={volumes.map(({ sumsSha256 }) => sumsSha256).join(" ")}
    >
      <Callout tone="ok" role="status" title={i18n.t("dossier.done")}>
        <p>
          {i18n.t("dossier.exhibits", exhibits, [formatNumber(exhibits)])}{" "}
          {volumes.length > 1 && i18n.t("dossier.save_others", [formatNumber(volumes.length)])}
        </p>
      </Callout>
      <ul className={classes.volumes}>
        {volumes.map((volume, index) => (
          <VolumeRow key={volume.fileName} volume={volume} first={index === 0} />
        ))}
      </ul>
      <p className={classes.text}>{i18n.t("dossier.fingerprint_help")}</p>
    </div>
  );
}
