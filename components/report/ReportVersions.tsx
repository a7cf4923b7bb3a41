import { Button, NativeSelect, Title } from "@mantine/core";
import { IconGitCompare, IconRubberStamp } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import type { ReportDocument, ReportVersion } from "../../utils/core";
import { Fingerprint } from "../ui/Fingerprint";
import { formatDateTime } from "../ui/format";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import type { Exhibits } from "./exhibits";
import { loadVersion } from "./load-version";
import { ReportComparison } from "./ReportComparison";
import classes from "./ReportEditor.module.css";

interface ReportVersionsProps {
  readonly versions: readonly ReportVersion[];
  readonly exhibits: Exhibits;
  /** The text as it is written now. */
  current(): ReportDocument;
  /** Saves what is written and seals it. */
  onSeal(): Promise<void>;
}

const CURRENT = "current";

/** The versions that were sealed, the way to seal another, and what changed between two of them. */
export function ReportVersions({ versions, exhibits, current, onSeal }: ReportVersionsProps) {
  const client = useClient();
  const sealing = useAction();
  const comparing = useAction();
  const newest = [...versions].sort((a, b) => b.number - a.number);
  const [chosen, setChosen] = useState<{ from?: string; to?: string }>({});
  const from = chosen.from ?? String(newest[0]?.number ?? CURRENT);
  const to = chosen.to ?? CURRENT;
  const [compared, setCompared] = useState<{ before: ReportDocument; after: ReportDocument } | null>(null);

  const documentOf = async (name: string): Promise<ReportDocument> => {
    const version = versions.find(({ number }) => String(number) === name);
    return version ? loadVersion(client, version) : current();
  };
  const compare = () =>
    comparing.run(async () => setCompared({ before: await documentOf(from), after: await documentOf(to) }));
  const choices = [
    { value: CURRENT, label: i18n.t("report.version_current") },
    ...newest.map(({ number }) => ({ value: String(number), label: i18n.t("report.version", [String(number)]) })),
  ];

  return (
    <section className={classes.versions} aria-labelledby="report-versions-title" data-testid="report-versions">
      <Title order={2} size="h3" id="report-versions-title">
        {i18n.t("report.versions")}
      </Title>
      <p className={classes.help}>{i18n.t("report.versions_help")}</p>
      <Button
        className={classes.start}
        loading={sealing.busy}
        leftSection={<IconRubberStamp size={18} aria-hidden="true" />}
        onClick={() => void sealing.run(onSeal)}
        data-testid="report-seal"
      >
        {i18n.t("report.seal")}
      </Button>
      {newest.length > 0 && (
        <>
          <ol className={classes.versionList} reversed>
            {newest.map(({ number, sealedAt, sha256 }) => (
              <li key={number} data-testid="report-version">
                <strong>{i18n.t("report.version", [String(number)])}</strong>
                <span className={classes.help}>{i18n.t("report.sealed_at", [formatDateTime(sealedAt)])}</span>
                <Fingerprint sha256={sha256} />
              </li>
            ))}
          </ol>
          <div className={classes.compare}>
            <NativeSelect
              label={i18n.t("report.compare_from")}
              data={choices.filter(({ value }) => value !== CURRENT)}
              value={from}
              onChange={(event) => setChosen({ from: event.currentTarget.value, to })}
            />
            <NativeSelect
              label={i18n.t("report.compare_to")}
              data={choices}
              value={to}
              onChange={(event) => setChosen({ from, to: event.currentTarget.value })}
            />
            <Button
              variant="default"
              loading={comparing.busy}
              leftSection={<IconGitCompare size={18} aria-hidden="true" />}
              onClick={() => void compare()}
              data-testid="report-compare"
            >
              {i18n.t("report.compare")}
            </Button>
          </div>
          {compared && <ReportComparison {...compared} exhibits={exhibits} />}
        </>
      )}
    </section>
  );
}
