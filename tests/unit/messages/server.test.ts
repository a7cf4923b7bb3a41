import { describe, expect, it, vi } from "vitest";
import { REQUESTS, type RequestName } from "@/utils/messages";
import { type Handlers, handle } from "@/utils/messages/server";

function fakeHandlers(overrides: Partial<Handlers>): Handlers {
  const missing = (name: string) => () => Promise.reject(new Error(`fake has no ${name}`));
  const all = Object.fromEntries(Object.keys(REQUESTS).map((name) => [name, missing(name)]));
  return { ...(all as unknown as Handlers), ...overrides };
}

describe("handle", () => {
  it("passes checked payloads to the handler", async () => {
    const list = vi.fn(async () => []);
    const handlers = fakeHandlers({ "missions.list": list });
    expect(await handle(handlers, { request: "missions.list", payload: {} }, "extension")).toEqual([]);
    expect(list).toHaveBeenCalledOnce();
  });

  it.each([
    [{ request: "nope", payload: {} }],
    [{ request: "toString", payload: {} }],
    [{ request: "captures.get", payload: { captureId: "../x" } }],
    [{ request: "missions.create", payload: { title: "" } }],
    [null],
    ["text"],
  ])("refuses %j", async (message) => {
    await expect(handle(fakeHandlers({}), message, "extension")).rejects.toMatchObject({ code: "invalid-input" });
  });

  it("names every invalid field", async () => {
    const message = {
      request: "captures.start",
      payload: { missionId: "x", tabId: "y", kind: "page", note: "", scope: "page" },
    };
    await expect(handle(fakeHandlers({}), message, "extension")).rejects.toThrow(/missionId.*tabId/);
  });

  it("lets a content script open the desk and nothing else", async () => {
    const open = vi.fn(async () => null);
    const handlers = fakeHandlers({ "desk.open": open });
    await handle(handlers, { request: "desk.open", payload: { missionId: null, captureId: null } }, "content-script");
    expect(open).toHaveBeenCalledOnce();
    for (const name of Object.keys(REQUESTS) as RequestName[]) {
      if (name === "desk.open") continue;
      const call = handle(handlers, { request: name, payload: {} }, "content-script");
      await expect(call).rejects.toMatchObject({ code: "not-allowed" });
    }
  });
});
