// @vitest-environment happy-dom
import type { Editor } from "@tiptap/core";
import { act } from "react";
import { createRoot, type Root } from "react-dom/client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ReportEditor } from "../../../../components/report/ReportEditor";
import { AppProvider } from "../../../../components/ui/AppProvider";
import { NoticesProvider } from "../../../../components/ui/notices/NoticesProvider";
import { BordereauError, type ReportDocument, type ReportView } from "../../../../utils/core";
import type { Client } from "../../../../utils/messages";
import { openPlaceholders } from "../../../../utils/report";
import { CAPTURE_ID, EVERY_NODE } from "../../report/samples";
import { sampleArtifact, sampleCapture } from "../samples";

vi.mock("#i18n", () => ({
  i18n: {
    t: (key: string, ...values: unknown[]) => {
      if (key === "language_code") return "en";
      const filled = values.flat().filter((value) => value !== undefined);
      return filled.length > 0 ? `${key}(${filled.join()})` : key;
    },
  },
}));

const MISSION_ID = "00000000-0000-4000-8000-000000000001";
const SAVED_AT = "2026-03-01T09:30:00.000Z";
const OTHER_ID = "00000000-0000-4000-8000-0000000000c2";
const hint: ReportDocument = {
  type: "doc",
  content: [...EVERY_NODE.content, { type: "paragraph", content: [{ type: "text", text: "[… à écrire]" }] }],
};

let view: ReportView;
let root: Root;
let container: HTMLElement;
let announce: () => void;
const request = vi.fn();
const fetchBlob = vi.fn();
const onSeal = vi.fn();

const find = (selector: string) => document.body.querySelector<HTMLElement>(selector);
const all = (selector: string) => [...document.body.querySelectorAll<HTMLElement>(selector)];
const testId = (id: string) => find(`[data-testid="${id}"]`);
const click = (element: HTMLElement | null) => act(async () => element?.click());
const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));
const saved = () => request.mock.calls.filter(([name]) => name === "report.save").map(([, payload]) => payload);
const savedText = (index = -1) => JSON.stringify(saved().at(index)?.document);

/** The editor that Tiptap hangs on its element. */
function editor(): Editor {
  return (testId("report-text") as unknown as { editor: Editor }).editor;
}

const type = (text: string) => act(async () => editor().commands.insertContentAt(1, text));
const press = (element: HTMLElement | null, key: string) =>
  act(async () => element?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true })));

async function mount(): Promise<void> {
  const watchChanges = (listener: () => void) => {
    announce = listener;
    return () => undefined;
  };
  const client = { request, fetchBlob, watchChanges } as unknown as Client;
  await act(async () =>
    root.render(
      <AppProvider services={{ client }}>
        <NoticesProvider>
          <ReportEditor missionId={MISSION_ID} onSeal={onSeal} />
        </NoticesProvider>
      </AppProvider>,
    ),
  );
  await wait(50);
}

beforeEach(() => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  view = {
    document: hint,
    savedAt: null,
    versions: [],
    exhibits: [
      { captureId: CAPTURE_ID, number: 12, title: "Devis signé", datedAt: SAVED_AT },
      { captureId: OTHER_ID, number: null, title: "Facture", datedAt: SAVED_AT },
    ],
  };
  request.mockImplementation(async (name: string) => {
    if (name === "report.get") return view;
    if (name === "report.save") return { savedAt: SAVED_AT };
    throw new Error(name);
  });
  onSeal.mockResolvedValue(undefined);
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
});

afterEach(async () => {
  await act(async () => root.unmount());
  container.remove();
  vi.useRealTimers();
});

it("saves within two seconds, and says so", async () => {
  await mount();
  expect(testId("report-save-state")?.dataset.state).toBe("saved");
  await type("Bonjour ");
  expect(testId("report-save-state")?.dataset.state).toBe("unsaved");
  await wait(2_000);
  expect(savedText()).toContain("Bonjour ");
  expect(saved().at(-1)).toMatchObject({ missionId: MISSION_ID });
  expect(testId("report-save-state")?.dataset.state).toBe("saved");
});

it("saves nothing that was not changed", async () => {
  await mount();
  await wait(10_000);
  expect(saved()).toEqual([]);
});

it.each(["pagehide", "visibilitychange"])("saves at once on %s", async (event) => {
  await mount();
  await type("Vite ");
  vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
  await act(async () => (event === "pagehide" ? window : document).dispatchEvent(new Event(event)));
  expect(savedText()).toContain("Vite ");
});

it("saves at once when it is left", async () => {
  await mount();
  await type("Parti ");
  await act(async () => root.render(null));
  expect(savedText()).toContain("Parti ");
});

it("shows why it is not saved, keeps the text and tries again", async () => {
  await mount();
  request.mockImplementationOnce(async () => {
    throw new BordereauError("storage-full");
  });
  await type("Gardé ");
  await wait(600);
  expect(testId("report-save-failure")?.textContent).toContain("error_storage_full");
  expect(editor().getText()).toContain("Gardé ");
  await wait(2_000);
  expect(testId("report-save-failure")).toBeNull();
  expect(savedText()).toContain("Gardé ");
});

it("shows references by their number, and follows it", async () => {
  await mount();
  const labels = () => all('[data-testid="report-exhibit"]').map((chip) => chip.textContent);
  expect(labels()).toEqual(["report.exhibit(12)"]);
  view = { ...view, exhibits: [{ captureId: CAPTURE_ID, number: 3, title: "Devis signé", datedAt: SAVED_AT }] };
  announce();
  await wait(2_000);
  expect(labels()).toEqual(["report.exhibit(3)"]);
  view = { ...view, exhibits: [] };
  announce();
  await wait(2_000);
  expect(labels()).toEqual(["report.exhibit_gone"]);
  expect(saved()).toEqual([]);
});

it("refers to the exhibit that a search finds", async () => {
  await mount();
  await click(testId("report-tool-exhibit"));
  await wait(500);
  const search = testId("report-exhibit-search") as HTMLInputElement;
  await act(async () => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(search, "fact");
    search.dispatchEvent(new Event("input", { bubbles: true }));
  });
  expect(all('[data-testid="report-exhibit-option"]')).toHaveLength(1);
  await press(search, "Enter");
  await wait(2_000);
  expect(savedText()).toContain(OTHER_ID);
});

it("has one stop of the keyboard in the toolbar, arrows inside, and a way back", async () => {
  await mount();
  const toolbar = find('[role="toolbar"]');
  const stops = () => [...(toolbar?.querySelectorAll<HTMLElement>('button[tabindex="0"]') ?? [])];
  expect(stops()).toHaveLength(1);
  expect(toolbar?.querySelectorAll("button:not([aria-label])")).toHaveLength(0);
  await act(async () => stops()[0]?.focus());
  await press(document.activeElement as HTMLElement, "ArrowRight");
  expect(document.activeElement).toBe(testId("report-tool-redo"));
  expect(stops()).toEqual([testId("report-tool-redo")]);
  await press(document.activeElement as HTMLElement, "End");
  expect(document.activeElement).toBe(testId("report-tool-figure-exchanges"));
  await press(document.activeElement as HTMLElement, "Escape");
  await wait(50);
  expect(document.activeElement).toBe(testId("report-text"));
  await press(testId("report-text"), "Escape");
  expect(document.activeElement).toBe(testId("report-tool-figure-exchanges"));
});

it("shows tools for tables inside of one only", async () => {
  await mount();
  expect(testId("report-tool-row-add")).toBeNull();
  await click(testId("report-tool-table"));
  await wait(50);
  expect(testId("report-tool-row-add")).not.toBeNull();
});

it("names its text and its help to assistive technology", async () => {
  await mount();
  const text = testId("report-text");
  expect(text?.getAttribute("aria-label")).toBe("report.text");
  expect(document.getElementById(text?.getAttribute("aria-describedby") ?? "")?.textContent).toBe("report.editor_help");
  expect(document.head.innerHTML).not.toContain("ProseMirror");
});

it("leads to the next hint, and counts what is left", async () => {
  await mount();
  expect(openPlaceholders(hint)).toBe(1);
  await click(testId("report-placeholders"));
  const { from, to } = editor().state.selection;
  expect(editor().state.doc.textBetween(from, to)).toBe("[… à écrire]");
  await act(async () => editor().commands.insertContent("Écrit."));
  await wait(500);
  expect(testId("report-placeholders")).toBeNull();
});

it("saves before it seals, and compares with what was sealed", async () => {
  const sealed = sampleCapture({
    id: OTHER_ID,
    artifacts: [sampleArtifact({ fileName: "report.json", mediaType: "application/json" })],
  });
  request.mockImplementation(async (name: string) => {
    if (name === "report.get") return view;
    if (name === "report.save") return { savedAt: SAVED_AT };
    return { capture: sealed, record: null };
  });
  fetchBlob.mockResolvedValue(new Blob([JSON.stringify(hint)]));
  onSeal.mockImplementation(async () => {
    expect(savedText()).toContain("Ajout ");
    view = { ...view, versions: [{ number: 1, captureId: OTHER_ID, sealedAt: SAVED_AT, sha256: "0".repeat(64) }] };
  });
  await mount();
  await type("Ajout ");
  await click(testId("report-seal"));
  await wait(100);
  expect(onSeal).toHaveBeenCalledOnce();
  expect(all('[data-testid="report-version"]')).toHaveLength(1);
  await click(testId("report-compare"));
  await wait(100);
  const comparison = testId("report-comparison");
  expect([...(comparison?.querySelectorAll("ins") ?? [])].map(({ textContent }) => textContent)).toEqual(["Ajout "]);
  expect(comparison?.querySelectorAll("del")).toHaveLength(0);
});

it("seals nothing that it could not save", async () => {
  await mount();
  request.mockImplementation(async () => {
    throw new BordereauError("storage-full");
  });
  await type("x");
  await click(testId("report-seal"));
  await wait(50);
  expect(onSeal).not.toHaveBeenCalled();
});

it("says that another window has a newer text, and takes it over", async () => {
  await mount();
  await type("Ici ");
  await wait(2_000);
  expect(testId("report-elsewhere")).toBeNull();
  const document: ReportDocument = {
    type: "doc",
    content: [{ type: "paragraph", content: [{ type: "text", text: "Ailleurs" }] }],
  };
  view = { ...view, document, savedAt: "2026-03-01T09:31:00.000Z" };
  window.dispatchEvent(new Event("focus"));
  await wait(2_000);
  const before = saved().length;
  await click(testId("report-elsewhere")?.querySelector("button") ?? null);
  await wait(50);
  expect(editor().getText().trim()).toBe("Ailleurs");
  expect(testId("report-elsewhere")).toBeNull();
  expect(saved()).toHaveLength(before);
});

it("says that a report is too large, and sends none of it", async () => {
  await mount();
  await type("x".repeat(2_100_000));
  await wait(2_000);
  expect(testId("report-save-failure")?.textContent).toContain("report.too_large");
  expect(saved()).toEqual([]);
});
