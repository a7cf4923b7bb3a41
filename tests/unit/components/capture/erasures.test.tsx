// @vitest-environment happy-dom
import { act, createElement } from "react";
import { createRoot, type Root } from "react-dom/client";
import { beforeEach, expect, it, vi } from "vitest";
import { ErasuresProvider, useErasures } from "../../../../components/capture/ErasuresProvider";
import { AppProvider } from "../../../../components/ui/AppProvider";
import { NoticesProvider } from "../../../../components/ui/notices/NoticesProvider";
import { UNDO_MS } from "../../../../components/ui/notices/notice-store";
import { BordereauError } from "../../../../utils/core";
import type { Client } from "../../../../utils/messages";
import { sampleCapture } from "../samples";

vi.mock("#i18n", () => ({ i18n: { t: (key: string) => key } }));

const CAPTURE = sampleCapture({ title: "Maquette" });
const request = vi.fn();
let root: Root;
let container: HTMLElement;

function EraseButton() {
  const { pending, erase } = useErasures();
  return (
    <button type="button" id="erase" data-pending={pending.has(CAPTURE.id)} onClick={() => erase(CAPTURE)}>
      {CAPTURE.title}
    </button>
  );
}

const find = (selector: string) => container.querySelector<HTMLElement>(selector);
const click = (selector: string) => act(async () => find(selector)?.click());
const wait = (ms: number) => act(async () => vi.advanceTimersByTimeAsync(ms));

beforeEach(async () => {
  vi.useFakeTimers();
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  request.mockResolvedValue(CAPTURE);
  container = document.body.appendChild(document.createElement("div"));
  root = createRoot(container);
  const client = { request } as unknown as Client;
  await act(async () =>
    root.render(
      <AppProvider services={{ client }}>
        <NoticesProvider>
          <ErasuresProvider>{createElement(EraseButton)}</ErasuresProvider>
        </NoticesProvider>
      </AppProvider>,
    ),
  );
  return async () => {
    await act(async () => root.unmount());
    container.remove();
    vi.useRealTimers();
  };
});

it("erases once the notice is over, and not a moment before", async () => {
  await click("#erase");
  expect(find("#erase")?.dataset.pending).toBe("true");
  await wait(UNDO_MS - 1);
  expect(request).not.toHaveBeenCalled();
  await wait(1);
  expect(request).toHaveBeenCalledExactlyOnceWith("captures.erase", { captureId: CAPTURE.id });
  expect(find("#erase")?.dataset.pending).toBe("false");
});

it("erases nothing after Undo", async () => {
  await click("#erase");
  await click('[data-testid="notice-action"]');
  await wait(10 * UNDO_MS);
  expect(request).not.toHaveBeenCalled();
  expect(find("#erase")?.dataset.pending).toBe("false");
});

it("waits while the notice has the focus", async () => {
  await click("#erase");
  await act(async () => find('[data-testid="notice-action"]')?.focus());
  await wait(10 * UNDO_MS);
  expect(request).not.toHaveBeenCalled();
});

it("says why a capture could not be erased, and shows it again", async () => {
  request.mockRejectedValue(new BordereauError("storage-failed"));
  await click("#erase");
  await wait(UNDO_MS);
  expect(find('[role="alert"]')?.textContent).toContain("error_storage_failed");
  expect(find("#erase")?.dataset.pending).toBe("false");
});
