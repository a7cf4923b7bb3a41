import { NativeSelect, Textarea, TextInput } from "@mantine/core";
import { i18n } from "#i18n";
import classes from "./Missions.module.css";
import type { DraftForm, DraftProblem } from "./mission-draft";
import { tradeChoices } from "./trade-label";

interface MissionFieldsProps {
  readonly form: DraftForm;
  readonly problems: readonly DraftProblem[];
  onChange(change: Partial<DraftForm>): void;
}

export function MissionFields({ form, problems, onChange }: MissionFieldsProps) {
  const problem = (name: DraftProblem, text: string) => (problems.includes(name) ? text : undefined);
  return (
    <>
      <TextInput
        label={i18n.t("mission.field_title")}
        description={i18n.t("mission.field_title_help")}
        required
        data-autofocus
        maxLength={1_000}
        dir="auto"
        value={form.title}
        error={problem("title", i18n.t("mission.problem_title"))}
        onChange={(event) => onChange({ title: event.currentTarget.value })}
        data-testid="mission-title-input"
      />
      <div className={classes.pair}>
        <TextInput
          label={i18n.t("mission.field_client")}
          maxLength={1_000}
          dir="auto"
          value={form.client}
          onChange={(event) => onChange({ client: event.currentTarget.value })}
          data-testid="mission-client-input"
        />
        <TextInput
          label={i18n.t("mission.field_reference")}
          placeholder={i18n.t("mission.field_reference_example")}
          maxLength={1_000}
          dir="auto"
          value={form.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={i18n.t("mission.field_start")}
          value={form.startDate ?? ""}
          onChange={(event) => onChange({ startDate: event.currentTarget.value || null })}
        />
        <TextInput
          type="date"
          label={i18n.t("mission.field_end")}
          value={form.endDate ?? ""}
          error={problem("dates", i18n.t("mission.problem_dates"))}
          onChange={(event) => onChange({ endDate: event.currentTarget.value || null })}
        />
        <TextInput
          label={i18n.t("mission.field_amount")}
          inputMode="decimal"
          value={form.amount}
          error={problem("amount", i18n.t("mission.problem_amount"))}
          onChange={(event) => onChange({ amount: event.currentTarget.value })}
        />
        <TextInput
          label={i18n.t("mission.field_currency")}
          maxLength={3}
          value={form.currency}
          error={problem("currency", i18n.t("mission.problem_currency"))}
          onChange={(event) => onChange({ currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <NativeSelect
        label={i18n.t("mission.field_trade")}
        data={tradeChoices(form.trade)}
        value={form.trade}
        onChange={(event) => onChange({ trade: event.currentTarget.value })}
      />
      <Textarea
        label={i18n.t("mission.field_description")}
        rows={3}
        maxLength={20_000}
        dir="auto"
        value={form.description}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
      />
    </>
  );
}
