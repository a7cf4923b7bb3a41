/** Every element of the extension's pages that tests and the sample run touch; named once, by its `data-testid`. */

const byTestId = (testId: string): string => `[data-testid="${testId}"]`;

export const POPUP = {
  ready: byTestId("popup-ready"),
  missionPicker: byTestId("mission-picker"),
  missionCreate: byTestId("mission-create"),
  missionOption: byTestId("mission-option"),
  kindSelect: byTestId("kind-select"),
  noteInput: byTestId("note-input"),
  capturePage: byTestId("capture-page"),
  captureVisible: byTestId("capture-visible"),
  captureRegion: byTestId("capture-region"),
  untilInput: byTestId("until-input"),
  result: byTestId("capture-result"),
  error: byTestId("capture-error"),
  cancel: byTestId("capture-cancel"),
} as const;

export const DESK = {
  missionRow: byTestId("mission-row"),
  missionView: byTestId("mission-view"),
  captureRow: byTestId("capture-row"),
  exportOpen: byTestId("export-open"),
  exportStart: byTestId("export-start"),
  exportProgress: byTestId("export-progress"),
  exportCancel: byTestId("export-cancel"),
  exportResult: byTestId("export-result"),
  exportError: byTestId("export-error"),
} as const;

/** An attribute selector for any value, however hostile. */
export function withAttribute(selector: string, attribute: string, value: string): string {
  const escaped = value.replace(/["\\\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `${selector}[${attribute}="${escaped}"]`;
}
