// @vitest-environment happy-dom
import { act } from "react";
import { createRoot } from "react-dom/client";
import { beforeEach, expect, it, vi } from "vitest";
import { MissionsPage } from "../../../../components/mission/MissionsPage";
import { AppProvider } from "../../../../components/ui/AppProvider";
import { NoticesProvider } from "../../../../components/ui/notices/NoticesProvider";
import { BordereauError, EMPTY_MISSION_DRAFT, type MissionSummary } from "../../../../utils/core";
import type { Client } from "../../../../utils/messages";

vi.mock("#i18n", () => ({
  i18n: { t: (key: string, ...values: unknown[]) => (key === "language_code" ? "en" : [key, ...values].join(" ")) },
}));

const MISSION_ID = "11111111-1111-4111-8111-111111111111";
const NOW = "2026-07-01T08:00:00.000Z";

/** The example while it is being made. */
const half: MissionSummary = {
  mission: {
    ...EMPTY_MISSION_DRAFT,
    title: "Refonte (exemple)",
    id: MISSION_ID,
    status: "active",
    createdAt: NOW,
    updatedAt: NOW,
    lastUsedAt: NOW,
  },
  captureCount: 7,
  sizeBytes: 1,
  lastCaptureAt: NOW,
};

const request = vi.fn();
let container: HTMLElement;
let show: (summaries: readonly MissionSummary[]) => Promise<void>;

const find = (selector: string) => container.querySelector<HTMLElement>(selector);
const button = () => find("[data-testid=sample-create]");
const click = () => act(async () => button()?.click());

beforeEach(async () => {
  Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });
  window.location.hash = "#/missions";
  container = document.body.appendChild(document.createElement("div"));
  const root = createRoot(container);
  const client = { request } as unknown as Client;
  show = (summaries) =>
    act(async () =>
      root.render(
        <AppProvider services={{ client }}>
          <NoticesProvider>
            <MissionsPage summaries={summaries} newTitle={null} />
          </NoticesProvider>
        </AppProvider>,
      ),
    );
  await show([]);
  return async () => {
    await act(async () => root.unmount());
    container.remove();
  };
});

it("makes the example, counts what is ready and opens it", async () => {
  let finish = (_answer: { missionId: string }) => {};
  request.mockReturnValue(
    new Promise((resolve) => {
      finish = resolve;
    }),
  );
  await click();
  expect(request).toHaveBeenCalledExactlyOnceWith("sample.create", {});
  expect(button()?.matches(":disabled")).toBe(true);
  await show([half]);
  expect(find("[data-testid=sample-offer]")?.textContent).toContain("sample.preparing 7");
  await act(async () => finish({ missionId: MISSION_ID }));
  expect(window.location.hash).toBe(`#/missions/${MISSION_ID}`);
});

it("names the file that could not be read, and shows what there is", async () => {
  const params = { name: "07-page-entiere.png" };
  request.mockRejectedValue(new BordereauError("file-unreadable", { params }));
  await click();
  expect(container.textContent).toContain("sample.failed 07-page-entiere.png");
  expect(window.location.hash).toBe("#/missions");
  await show([half]);
  expect(button()).toBeNull();
  expect(find("[data-testid=mission-row]")?.textContent).toContain("Refonte (exemple)");
});

it("says of any other failure what its own sentence says", async () => {
  request.mockRejectedValue(new BordereauError("storage-full"));
  await click();
  expect(container.textContent).toContain("error_storage_full");
  expect(button()?.matches(":disabled")).toBe(false);
});

it("is not offered to who has missions", async () => {
  await show([half]);
  expect(button()).toBeNull();
});
