import { Button, CloseButton, Title } from "@mantine/core";
import { IconBell } from "@tabler/icons-react";
import { useId } from "react";
import { i18n } from "#i18n";
import type { Capture, Reminder } from "../../utils/core";
import { withReminderOff, withReminderOn } from "../../utils/guidance";
import { formatDay } from "../ui/format";
import { ExhibitLinks } from "./ExhibitLinks";
import classes from "./Guidance.module.css";
import type { GuidanceActions } from "./guidance-actions";
import type { ChangeChecklist } from "./useChecklist";
import { actionLabel, reminderSentence } from "./words";

interface ReminderListProps extends GuidanceActions {
  readonly reminders: readonly Reminder[];
  readonly captures: ReadonlyMap<string, Capture>;
  readonly onChange: ChangeChecklist;
  /** A reminder goes away, and its button with the focus. */
  onDismiss(): void;
}

export function ReminderList({ reminders, captures, onChange, onAction, onDismiss }: ReminderListProps) {
  const id = useId();
  if (reminders.length === 0) return null;

  const dismiss = async (reminder: Reminder) => {
    onDismiss();
    await onChange({
      apply: (checklist) => withReminderOff(checklist, reminder.id),
      undo: (checklist) => withReminderOn(checklist, reminder.id),
      told: i18n.t("guidance.reminder_dismissed"),
    });
  };

  return (
    <section className={classes.reminders} aria-labelledby={id}>
      <Title order={3} size="h4" id={id}>
        {i18n.t("guidance.reminders")}
      </Title>
      <ul className={classes.list}>
        {reminders.map((reminder) => (
          <li key={reminder.id} className={classes.reminder} data-testid="reminder" data-kind={reminder.kind}>
            <IconBell className={classes.bell} size={20} stroke={1.75} aria-hidden="true" />
            <div className={classes.words}>
              <p className={classes.label}>{reminderSentence(reminder.kind)}</p>
              {reminder.captureId !== null && <ExhibitLinks captureIds={[reminder.captureId]} captures={captures} />}
              <p className={classes.quiet}>{i18n.t("guidance.reminder_since", [formatDay(reminder.dueSince)])}</p>
            </div>
            <Button size="xs" variant="default" onClick={() => onAction(reminder.action, null)}>
              {actionLabel(reminder.action)}
            </Button>
            <CloseButton
              className={classes.dismiss}
              aria-label={i18n.t("guidance.reminder_dismiss")}
              onClick={() => void dismiss(reminder)}
              data-testid="reminder-dismiss"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
