import { Button } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture, Checklist, ChecklistMark, GuidancePoint } from "../../utils/core";
import { withMark } from "../../utils/guidance";
import classes from "./Guidance.module.css";
import { MarkForm } from "./MarkForm";
import type { ChangeChecklist } from "./useChecklist";

interface MarkControlsProps {
  readonly point: GuidancePoint;
  readonly checklist: Checklist;
  readonly captures: ReadonlyMap<string, Capture>;
  readonly onChange: ChangeChecklist;
  /** The user has said, or given up saying, something. */
  onMarked(): void;
}

/** What the user can say of a point, and take back. */
export function MarkControls({ point, checklist, captures, onChange, onMarked }: MarkControlsProps) {
  const [writing, setWriting] = useState(point.action === "mark" && point.state === "missing");
  const before = Object.hasOwn(checklist.marks, point.id) ? (checklist.marks[point.id] ?? null) : null;
  const mark = (next: ChecklistMark | null, told: string) => {
    setWriting(false);
    onMarked();
    void onChange({
      apply: (current) => withMark(current, point.id, next),
      undo: (current) => withMark(current, point.id, before),
      told,
    });
  };

  if (point.group === "own") return null;
  if (writing && point.markable) {
    return (
      <MarkForm
        captures={captures}
        onSave={(said) => mark({ state: "done", ...said }, i18n.t("guidance.marked_done"))}
        onCancel={() => {
          setWriting(false);
          onMarked();
        }}
      />
    );
  }
  // "missing" outlives new exhibits: without a button it could not be taken back
  if (before !== null) {
    return (
      <div className={classes.marks}>
        <Button
          size="xs"
          variant="default"
          onClick={() => mark(null, i18n.t("guidance.mark_removed"))}
          data-testid="mark-remove"
        >
          {i18n.t("guidance.mark_remove")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes.marks}>
      {point.markable && point.state === "missing" && (
        <Button size="xs" variant="default" onClick={() => setWriting(true)} data-testid="mark-done">
          {i18n.t("guidance.mark_done")}
        </Button>
      )}
      {point.captureIds.length > 0 && (
        <Button
          size="xs"
          variant="default"
          onClick={() =>
            mark({ state: "missing", captureIds: [...point.captureIds], note: "" }, i18n.t("guidance.marked_missing"))
          }
          data-testid="mark-missing"
        >
          {i18n.t("guidance.mark_missing")}
        </Button>
      )}
      <Button
        size="xs"
        variant="default"
        onClick={() =>
          mark({ state: "not-applicable", captureIds: [], note: "" }, i18n.t("guidance.marked_not_applicable"))
        }
        data-testid="mark-not-applicable"
      >
        {i18n.t("guidance.mark_not_applicable")}
      </Button>
    </div>
  );
}
