import { describe, expect, it } from "vitest";
import type { DocumentRequestEvent } from "../../../../utils/browser";
import { type ReloadTab, reloadPage } from "../../../../utils/capture/reload/reload-page";

const URL_ = "https://a.test/";
const SENT: DocumentRequestEvent = { kind: "sent", requestId: "1", url: URL_, atMs: 0 };
const ANSWERED: DocumentRequestEvent = {
  kind: "answered",
  requestId: "1",
  url: URL_,
  atMs: 1,
  status: 200,
  statusLine: "HTTP/1.1 200 OK",
  serverIp: null,
  fromCache: false,
  headers: [],
};
const FAILED: DocumentRequestEvent = { kind: "failed", requestId: "1", url: URL_, error: "CONNECTION_REFUSED" };
const GIVEN_UP: DocumentRequestEvent = { ...FAILED, error: "NS_BINDING_ABORTED" };

/** A tab whose reload brings these events, looks loading so often, and shows the old document or a new one. */
function fakeTab(change: {
  events?: readonly DocumentRequestEvent[];
  loadingLooks?: number;
  /** The last answer stands for all after it. */
  isSame?: boolean | readonly boolean[];
  isAllowed?: boolean;
  isServerThere?: boolean;
}) {
  const { events = [SENT, ANSWERED], isSame = false, isAllowed = true, isServerThere = true } = change;
  const answers = [isSame].flat();
  let looks = change.loadingLooks ?? 2;
  const log: string[] = [];
  let listener: ((event: DocumentRequestEvent) => void) | null = null;
  const tab: ReloadTab = {
    isAllowed: async () => isAllowed,
    isServerThere: async () => isServerThere,
    isSameDocument: async () => (answers.length > 1 ? answers.shift() : answers[0]) ?? false,
    watch(given) {
      listener = given;
      return () => log.push("unwatched");
    },
    async start() {
      log.push("started");
      for (const event of events) listener?.(event);
    },
    isLoading: async () => looks-- > 0,
    async stop() {
      log.push("stopped");
    },
  };
  return { tab, log };
}

function reload(tab: ReloadTab, signal = new AbortController().signal) {
  let time = 0;
  const fractions: number[] = [];
  const limits = { answerMs: 1, loadMs: 100, errorPageMs: 50, settleMs: 40, pollMs: 0 };
  const now = () => {
    time += 10;
    return time;
  };
  return { fractions, done: reloadPage(tab, { limits, signal, onFraction: (share) => fractions.push(share), now }) };
}

describe("reloadPage", () => {
  it("waits until the page is there, and tells how far it is", async () => {
    const { tab, log } = fakeTab({ loadingLooks: 3 });
    const { done, fractions } = reload(tab);
    expect(await done).toMatchObject({ report: { httpStatus: 200 }, unfinished: null });
    expect(fractions).toEqual([0.1, 0.2, 0.3]);
    expect(log).toEqual(["started", "unwatched"]);
  });

  it.each([
    ["permission-refused", { isAllowed: false }],
    ["reload-failed", { isServerThere: false }],
  ])("does not touch the page: %s", async (code, change) => {
    const { tab, log } = fakeTab(change);
    await expect(reload(tab).done).rejects.toMatchObject({ code });
    expect(log).toEqual([]);
  });

  it("does not take a tab that is not yet said to load for one that has loaded", async () => {
    const { tab } = fakeTab({ events: [SENT] });
    let listener: ((event: DocumentRequestEvent) => void) | null = null;
    const looks = [false, true, true, false];
    const late: ReloadTab = {
      ...tab,
      watch(given) {
        listener = given;
        return tab.watch(given);
      },
      async isLoading() {
        if (looks.length === 2) listener?.(ANSWERED);
        return looks.shift() ?? false;
      },
    };
    expect(await reload(late).done).toMatchObject({ report: { httpStatus: 200 }, unfinished: null });
    expect(looks).toEqual([]);
  });

  it("stops a load that brings no page in time, and leaves the page as it stands", async () => {
    const { tab, log } = fakeTab({ events: [SENT], loadingLooks: Infinity, isSame: true });
    await expect(reload(tab).done).rejects.toMatchObject({ code: "reload-failed" });
    expect(log).toEqual(["started", "stopped", "unwatched"]);
  });

  it.each([
    ["an answer without a page", [SENT, ANSWERED], true, "reload-failed"],
    ["a load that the user stopped", [SENT, GIVEN_UP], [true, false], "reload-failed"],
    ["a failure that leaves the page", [SENT, FAILED], true, "reload-failed"],
    ["a server that is gone", [SENT, FAILED], false, "reload-lost"],
    ["a server that is gone, before the browser says so", [SENT, FAILED], [true, true, false], "reload-lost"],
    ["a page that the extension may not see", [SENT], false, "reload-lost"],
  ])("tells %s from a page", async (_, events, isSame, code) => {
    const { tab, log } = fakeTab({ events, isSame });
    await expect(reload(tab).done).rejects.toMatchObject({ code });
    expect(log.at(-1)).toBe("unwatched");
  });

  it.each([
    ["that does not end", [SENT, ANSWERED], Infinity, "not loaded in 100 ms"],
    ["that breaks off", [SENT, ANSWERED, FAILED], 1, "CONNECTION_REFUSED"],
  ])("takes a page %s as far as it came", async (_, events, loadingLooks, detail) => {
    const { tab } = fakeTab({ events, loadingLooks });
    const { report, unfinished } = await reload(tab).done;
    expect(report.httpStatus).toBe(200);
    expect(unfinished).toMatchObject({ code: "reload-unfinished", message: detail });
  });

  it("is cancelled at once, whatever the browser is busy with", async () => {
    const controller = new AbortController();
    const { tab, log } = fakeTab({});
    const { done } = reload({ ...tab, isLoading: () => new Promise(() => controller.abort()) }, controller.signal);
    await expect(done).rejects.toMatchObject({ code: "cancelled" });
    expect(log.at(-1)).toBe("unwatched");
  });

  it("begins nothing once it is cancelled", async () => {
    const { tab, log } = fakeTab({});
    await expect(reload(tab, AbortSignal.abort()).done).rejects.toMatchObject({ code: "cancelled" });
    expect(log).toEqual([]);
  });
});
