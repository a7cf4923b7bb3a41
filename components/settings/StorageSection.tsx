import { Skeleton } from "@mantine/core";
import { i18n } from "#i18n";
import { Callout } from "../ui/Callout";
import { ErrorCallout } from "../ui/ErrorCallout";
import { formatSize } from "../ui/format";
import { useQuery } from "../ui/useQuery";
import { Section } from "./Section";
import classes from "./Settings.module.css";

export function StorageSection() {
  const status = useQuery("storage.status", {});
  return (
    <Section title={i18n.t("settings.storage")} help={i18n.t("settings.storage_help")}>
      {!status.data && status.error === null && <Skeleton height={60} />}
      {!status.data && status.error !== null && <ErrorCallout error={status.error} onRetry={status.reload} />}
      {status.data && (
        <>
          <p className={classes.line}>
            {i18n.t("settings.usage", [formatSize(status.data.usageBytes), formatSize(status.data.quotaBytes)])}
          </p>
          <Callout tone={status.data.persisted ? "ok" : "warn"}>
            <p>{status.data.persisted ? i18n.t("settings.persisted") : i18n.t("settings.not_persisted")}</p>
          </Callout>
        </>
      )}
    </Section>
  );
}
