import { Button } from "@mantine/core";
import { IconShieldCheck } from "@tabler/icons-react";
import { useState } from "react";
import { i18n } from "#i18n";
import type { JournalCheck } from "../../utils/messages";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { JournalResult } from "./JournalResult";
import { Section } from "./Section";
import classes from "./Settings.module.css";

export function JournalSection() {
  const client = useClient();
  const { busy, run } = useAction();
  const [check, setCheck] = useState<JournalCheck | null>(null);
  return (
    <Section title={i18n.t("settings.journal")} help={i18n.t("settings.journal_help")}>
      <Button
        className={classes.start}
        variant="default"
        loading={busy}
        leftSection={<IconShieldCheck size={18} aria-hidden="true" />}
        onClick={() => void run(async () => setCheck(await client.request("journal.check", {})))}
        data-testid="journal-check"
      >
        {i18n.t("settings.journal_check")}
      </Button>
      {check && <JournalResult check={check} />}
    </Section>
  );
}
