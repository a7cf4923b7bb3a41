import { Modal, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, useId, useState } from "react";
import { i18n } from "#i18n";
import type { ReportExhibit } from "../../../utils/core";
import { Foreign } from "../../ui/Foreign";
import { formatDay } from "../../ui/format";
import { type Exhibits, exhibitLabel } from "../exhibits";
import classes from "./ExhibitPicker.module.css";
import { foundExhibits } from "./exhibit-search";

interface ExhibitPickerProps {
  readonly exhibits: Exhibits;
  onPick(exhibit: ReportExhibit): void;
  onClose(): void;
}

/** Finds the exhibit that the text is to refer to; Enter takes the first one. */
export function ExhibitPicker({ exhibits, onPick, onClose }: ExhibitPickerProps) {
  const [query, setQuery] = useState("");
  const listId = useId();
  const { shown, more } = foundExhibits([...exhibits.values()], query, (exhibit) =>
    exhibitLabel(exhibits, exhibit.captureId),
  );
  const [first] = shown;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing || !first) return;
    event.preventDefault();
    onPick(first);
  };
  return (
    <Modal
      opened
      onClose={onClose}
      // the text gets it, whatever opened the picker
      returnFocus={false}
      title={i18n.t("report.insert_exhibit")}
      closeButtonProps={{ "aria-label": i18n.t("common.close") }}
      overlayProps={{ backgroundOpacity: 0.45 }}
    >
      <TextInput
        label={i18n.t("report.exhibit_search")}
        leftSection={<IconSearch size={16} aria-hidden="true" />}
        data-autofocus
        value={query}
        aria-controls={listId}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={onKeyDown}
        data-testid="report-exhibit-search"
      />
      <ul id={listId} className={classes.list}>
        {shown.map((exhibit) => (
          <li key={exhibit.captureId}>
            <button
              type="button"
              className={classes.exhibit}
              onClick={() => onPick(exhibit)}
              data-testid="report-exhibit-option"
            >
              <span className={classes.number}>{exhibitLabel(exhibits, exhibit.captureId)}</span>
              <span className={classes.title}>
                <Foreign line text={exhibit.title || i18n.t("common.untitled")} />
              </span>
              <span className={classes.date}>{formatDay(exhibit.datedAt)}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className={classes.count} role="status">
        {shown.length === 0 && i18n.t("report.exhibit_none")}
        {more > 0 && i18n.t("report.exhibit_more", [String(more)])}
      </p>
    </Modal>
  );
}
