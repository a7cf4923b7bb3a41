import { Skeleton, Title } from "@mantine/core";
import { i18n } from "#i18n";
import type { Capture } from "../../../../utils/core";
import { JournalResult } from "../../../settings/JournalResult";
import { ErrorCallout } from "../../../ui/ErrorCallout";
import { Fingerprint } from "../../../ui/Fingerprint";
import { formatSize } from "../../../ui/format";
import { roleLabel } from "../../../ui/labels";
import { useQuery } from "../../../ui/useQuery";
import classes from "./History.module.css";

/** Of an erased capture: the fingerprints that remain, and whether the journal still holds without what they are of. */
export function WhatIsLeft({ capture }: { capture: Capture }) {
  const check = useQuery("journal.check", {});
  return (
    <section className={classes.left} aria-labelledby="left-title" data-testid="history-left">
      <Title order={2} size="h3" id="left-title">
        {i18n.t("history.left_title")}
      </Title>
      <p className={classes.words}>{i18n.t("history.left_text")}</p>
      <dl className={classes.hashes}>
        <div>
          <dt>{i18n.t("history.record")}</dt>
          <dd>
            <Fingerprint sha256={capture.recordSha256} />
          </dd>
        </div>
        {capture.artifacts.map(({ id, role, sizeBytes, sha256 }) => (
          <div key={id}>
            <dt>{i18n.t("history.left_file", [roleLabel(role), formatSize(sizeBytes)])}</dt>
            <dd>
              <Fingerprint sha256={sha256} />
            </dd>
          </div>
        ))}
      </dl>
      {check.data && <JournalResult check={check.data} />}
      {!check.data && check.error !== null && <ErrorCallout error={check.error} onRetry={check.reload} />}
      {!check.data && check.error === null && <Skeleton height={96} aria-hidden="true" />}
    </section>
  );
}
