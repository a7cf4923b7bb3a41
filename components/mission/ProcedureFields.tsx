import { NativeSelect, TextInput } from "@mantine/core";
import { i18n } from "#i18n";
import type { Procedure } from "../../utils/core";
import classes from "./Missions.module.css";

const NO_PROCEDURE: Procedure = { court: "", chamber: "", city: "", caseNumber: "", claimant: "provider" };

interface ProcedureFieldsProps {
  /** Null as long as there is no case. */
  readonly procedure: Procedure | null;
  onChange(procedure: Procedure): void;
}

/** The case before a court, for the heading of the exhibit index: folded until there is one. */
export function ProcedureFields({ procedure, onChange }: ProcedureFieldsProps) {
  const current = procedure ?? NO_PROCEDURE;
  const edit = (change: Partial<Procedure>) => onChange({ ...current, ...change });
  return (
    <details className={classes.procedure} open={procedure !== null} data-testid="mission-procedure">
      <summary>{i18n.t("mission.procedure")}</summary>
      <div className={classes.pair}>
        <TextInput
          label={i18n.t("mission.procedure_court")}
          placeholder={i18n.t("mission.procedure_court_example")}
          maxLength={1_000}
          value={current.court}
          onChange={(event) => edit({ court: event.currentTarget.value })}
          data-testid="mission-court"
        />
        <TextInput
          label={i18n.t("mission.procedure_chamber")}
          maxLength={1_000}
          value={current.chamber}
          onChange={(event) => edit({ chamber: event.currentTarget.value })}
        />
        <TextInput
          label={i18n.t("mission.procedure_city")}
          maxLength={1_000}
          value={current.city}
          onChange={(event) => edit({ city: event.currentTarget.value })}
        />
        <TextInput
          label={i18n.t("mission.procedure_number")}
          placeholder={i18n.t("mission.procedure_number_example")}
          maxLength={1_000}
          value={current.caseNumber}
          onChange={(event) => edit({ caseNumber: event.currentTarget.value })}
        />
        <NativeSelect
          label={i18n.t("mission.procedure_claimant")}
          value={current.claimant}
          data={[
            { value: "provider", label: i18n.t("mission.procedure_provider") },
            { value: "client", label: i18n.t("mission.procedure_client") },
          ]}
          onChange={(event) => edit({ claimant: event.currentTarget.value === "client" ? "client" : "provider" })}
        />
      </div>
    </details>
  );
}
