import { ActionIcon, Button, Checkbox, TextInput } from "@mantine/core";
import { IconTrash } from "@tabler/icons-react";
import { type FormEvent, useRef, useState } from "react";
import { i18n } from "#i18n";
import { type Checklist, type OwnItem, randomUuid } from "../../utils/core";
import { hasRoomForOwn, withOwn, withoutOwn } from "../../utils/guidance";
import { Foreign } from "../ui/Foreign";
import classes from "./Guidance.module.css";
import type { ChangeChecklist } from "./useChecklist";

interface OwnItemsProps {
  readonly checklist: Checklist;
  readonly onChange: ChangeChecklist;
}

/** What the user added to the list: ticked, removed, added. */
export function OwnItems({ checklist, onChange }: OwnItemsProps) {
  const [label, setLabel] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const room = hasRoomForOwn(checklist);

  const add = (event: FormEvent) => {
    event.preventDefault();
    if (label.trim() === "" || !room) return;
    const item: OwnItem = { id: randomUuid(), label: label.trim(), done: false };
    setLabel("");
    void onChange({
      apply: (current) => withOwn(current, item),
      undo: (current) => withoutOwn(current, item.id),
      told: i18n.t("guidance.own_added"),
    });
  };
  const tick = (item: OwnItem) =>
    onChange({
      apply: (current) => withOwn(current, { ...item, done: !item.done }),
      undo: (current) => withOwn(current, item),
      told: item.done ? i18n.t("guidance.own_open") : i18n.t("guidance.own_done"),
    });
  const remove = (item: OwnItem, place: number) => {
    // the button that has the focus goes away
    field.current?.focus();
    return onChange({
      apply: (current) => withoutOwn(current, item.id),
      undo: (current) => withOwn(current, item, place),
      told: i18n.t("guidance.own_removed"),
    });
  };

  return (
    <>
      {checklist.own.length === 0 && <p className={classes.quiet}>{i18n.t("guidance.own_empty")}</p>}
      <ul className={classes.list}>
        {checklist.own.map((item, place) => (
          <li key={item.id} className={classes.own} data-testid="own-item">
            <Checkbox
              className={classes.words}
              label={<Foreign text={item.label} />}
              checked={item.done}
              onChange={() => void tick(item)}
            />
            <ActionIcon
              variant="subtle"
              size="lg"
              aria-label={i18n.t("guidance.own_remove", [item.label])}
              onClick={() => void remove(item, place)}
              data-testid="own-remove"
            >
              <IconTrash size={18} aria-hidden="true" />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <form className={classes.ownForm} onSubmit={add}>
        <TextInput
          ref={field}
          className={classes.field}
          label={i18n.t("guidance.own_label")}
          description={room ? undefined : i18n.t("guidance.own_full")}
          maxLength={1_000}
          dir="auto"
          value={label}
          onChange={(event) => setLabel(event.currentTarget.value)}
          data-testid="own-label"
        />
        <Button type="submit" variant="default" disabled={!room} data-testid="own-add">
          {i18n.t("guidance.own_add")}
        </Button>
      </form>
    </>
  );
}
