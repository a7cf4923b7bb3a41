import { Title } from "@mantine/core";
import { i18n } from "#i18n";
import { type Capture, type CaptureRecord, NOT_COLLECTED } from "../../../utils/core";
import { FactList } from "./FactList";
import { MissingList } from "./MissingList";
import classes from "./Record.module.css";
import { recordGroups } from "./record-groups";
import { StepsTable } from "./StepsTable";
import { SubstituteList } from "./SubstituteList";

export function RecordTab({ capture, record }: { capture: Capture; record: CaptureRecord }) {
  const { snapshot } = record;
  const substitutes = snapshot === undefined || snapshot === NOT_COLLECTED ? [] : snapshot.substitutes;
  return (
    <div className={classes.record}>
      <p className={classes.hint}>{i18n.t("record.help")}</p>
      {record.missing.length > 0 && <MissingList missing={record.missing} />}
      {substitutes.length > 0 && <SubstituteList substitutes={substitutes} />}
      {recordGroups(record, capture.recordSha256).map((group) => (
        <section key={group.title} className={classes.group}>
          <Title order={2} size="h3">
            {group.title}
          </Title>
          <FactList facts={group.facts} />
        </section>
      ))}
      <section className={classes.group}>
        <Title order={2} size="h3" id="steps-title">
          {i18n.t("record.group_steps")}
        </Title>
        <StepsTable steps={record.steps} />
      </section>
    </div>
  );
}
