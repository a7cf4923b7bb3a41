import { useState } from "react";
import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { Dialog } from "../ui/Dialog";
import { formatLanguage } from "../ui/language";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { MissionFields } from "./MissionFields";
import { draftForm, draftProblems, toDraft } from "./mission-draft";
import { PartiesFields } from "./PartiesFields";
import { ProcedureFields } from "./ProcedureFields";

interface MissionDialogProps {
  /** Null to create one. */
  readonly mission: Mission | null;
  readonly initialTitle: string;
  onClose(): void;
  onSaved(mission: Mission): void;
}

export function MissionDialog({ mission, initialTitle, onClose, onSaved }: MissionDialogProps) {
  const client = useClient();
  const { busy, run } = useAction();
  const [form, setForm] = useState(() => draftForm(mission, initialTitle, formatLanguage()));
  const [submitted, setSubmitted] = useState(false);
  const problems = draftProblems(form);

  const save = () => {
    setSubmitted(true);
    if (problems.length > 0) return;
    void run(async () => {
      const draft = toDraft(form);
      onSaved(
        mission
          ? await client.request("missions.edit", { missionId: mission.id, draft })
          : await client.request("missions.create", draft),
      );
    });
  };

  return (
    <Dialog
      title={mission ? i18n.t("mission.edit_title") : i18n.t("mission.new")}
      submitLabel={mission ? i18n.t("common.save") : i18n.t("mission.create")}
      busy={busy}
      wide
      onSubmit={save}
      onClose={onClose}
    >
      <MissionFields
        form={form}
        problems={submitted ? problems : []}
        onChange={(change) => setForm((before) => ({ ...before, ...change }))}
      />
      <PartiesFields
        parties={form.parties}
        onChange={(parties) => setForm((before) => ({ ...before, parties: [...parties] }))}
      />
      <ProcedureFields
        procedure={form.procedure}
        onChange={(procedure) => setForm((before) => ({ ...before, procedure }))}
      />
    </Dialog>
  );
}
