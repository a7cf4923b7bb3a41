import { Button, TextInput } from "@mantine/core";
import { IconCamera, IconMarquee2, IconScan } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { i18n } from "#i18n";
import type { EvidenceKind } from "../../utils/core";
import type { CurrentTab, RequestOf } from "../../utils/messages";
import { KindSelect } from "../capture/KindSelect";
import { ErrorCallout } from "../ui/ErrorCallout";
import { FirstMission } from "./FirstMission";
import { MissionPicker } from "./MissionPicker";
import { NoteField } from "./NoteField";
import classes from "./Popup.module.css";
import { ReloadOption } from "./ReloadOption";
import type { MissionChoice } from "./useMissionChoice";

export type CaptureOrder = RequestOf<"captures.start">;

interface CaptureFormProps {
  readonly tab: CurrentTab | null;
  readonly choice: MissionChoice;
  readonly error: unknown;
  readonly busy: boolean;
  /** The mission is made sure of first; the rest of the order is the form's. */
  onCapture(order: Omit<CaptureOrder, "missionId">): void;
}

export function CaptureForm({ tab, choice, error, busy, onCapture }: CaptureFormProps) {
  const [kind, setKind] = useState<EvidenceKind>("page");
  const [note, setNote] = useState("");
  const [until, setUntil] = useState("");
  const [reload, setReload] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // one question at a time
  const first = choice.missions.length === 0;
  const impossible = tab === null;
  const disabled = impossible || busy || !choice.ready;

  // Enter captures as soon as the popup is open
  const startsReady = choice.selected !== null && !impossible;
  useEffect(() => {
    if (startsReady) button.current?.focus();
  }, [startsReady]);

  const capture = (scope: CaptureOrder["scope"]) => {
    if (disabled || !tab) return;
    const loadedUntil = scope === "region" && until !== "" ? until : null;
    onCapture({ tabId: tab.tabId, kind, note, scope, until: loadedUntil, reload });
  };

  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        capture("page");
      }}
    >
      {first && <FirstMission />}
      <MissionPicker
        label={first ? i18n.t("popup.first_mission_label") : i18n.t("popup.mission")}
        missions={choice.missions}
        selected={choice.selected}
        query={choice.query}
        disabled={busy}
        onQuery={choice.setQuery}
        onSelect={choice.select}
        onCreate={(title) => void choice.create(title)}
      />
      {!first && (
        <>
          <KindSelect value={kind} disabled={busy} onChange={setKind} data-testid="kind-select" />
          <NoteField value={note} disabled={busy} onChange={setNote} />
        </>
      )}
      {Boolean(error ?? choice.error) && <ErrorCallout error={error ?? choice.error} data-testid="capture-error" />}
      {!first && tab?.access === "full" && /^https?:/.test(tab.url) && (
        <ReloadOption checked={reload} disabled={disabled} onChange={setReload} />
      )}
      <div className={classes.buttons}>
        <Button
          ref={button}
          type="submit"
          fullWidth
          size="md"
          disabled={disabled}
          loading={busy}
          leftSection={<IconCamera size={20} aria-hidden="true" />}
          data-testid="capture-page"
        >
          {i18n.t("popup.capture_page")}
        </Button>
        <Button
          variant="default"
          fullWidth
          disabled={disabled}
          leftSection={<IconScan size={18} aria-hidden="true" />}
          onClick={() => capture("visible")}
          data-testid="capture-visible"
        >
          {i18n.t("popup.capture_visible")}
        </Button>
        <Button
          variant="default"
          fullWidth
          disabled={disabled || tab?.access !== "full"}
          leftSection={<IconMarquee2 size={18} aria-hidden="true" />}
          onClick={() => capture("region")}
          data-testid="capture-region"
        >
          {i18n.t("popup.capture_region")}
        </Button>
        {!first && (
          <TextInput
            type="date"
            label={i18n.t("popup.until")}
            value={until}
            disabled={disabled}
            onChange={(event) => setUntil(event.currentTarget.value)}
            data-testid="until-input"
          />
        )}
      </div>
    </form>
  );
}
