import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type BrowserDriver,
  captureOutcome,
  chooseMission,
  exportMission,
  openPopup,
  type PageHandle,
  POPUP,
} from "../../scripts/driver/index.ts";
import { type CaptureRecord, NOT_COLLECTED } from "../../utils/core/index.ts";
import { artifactBytes, request } from "./support/background.ts";
import { BROWSER, type Harness, startHarness } from "./support/harness.ts";
import { type HttpsServer, startHttpsServer } from "./support/https.ts";
import { judgeDossier, verifyDossier } from "./support/judges.ts";
import { BEHIND_MS, type ReloadServer, SECRETS, startReloadServer } from "./support/reload-server.ts";

const run = promisify(execFile);
const MISSION = "Reloaded";
const SECURE = "secure.test";

let harness: Harness;
let server: ReloadServer;
let https: HttpsServer;
let driver: BrowserDriver;
let desk: PageHandle;

beforeAll(async () => {
  harness = await startHarness();
  server = await startReloadServer();
  https = await startHttpsServer([SECURE], (_request, response) => {
    response.writeHead(200, { "Content-Type": "text/html" }).end("<title>Secure</title><p>Secure page</p>");
  });
  driver = await harness.launch({ hostMap: https.hostMap });
  desk = await driver.openExtensionPage("options.html");
});
afterAll(async () => {
  await harness.end();
  await https.close();
  await server.close();
});

async function tickReload(popup: PageHandle): Promise<void> {
  const option = '[data-testid="reload-option"]';
  await popup.click(option);
  await popup.waitFor((selector) => document.querySelector<HTMLInputElement>(selector)?.checked, option);
}

async function begin(url: string, reload = true): Promise<{ page: PageHandle; popup: PageHandle }> {
  const page = await driver.openPage(url);
  const popup = await openPopup(driver, page);
  await chooseMission(popup, MISSION);
  if (reload) await tickReload(popup);
  await popup.click(POPUP.capturePage);
  return { page, popup };
}

async function captured(url: string, reload = true) {
  const { page, popup } = await begin(url, reload);
  const outcome = await captureOutcome(popup);
  await popup.close();
  const detail = outcome.captureId ? await request(desk, "captures.get", { captureId: outcome.captureId }) : null;
  return { page, outcome, detail, record: detail?.record ?? null };
}

/** Takes the network away from a tab; only Chromium's driver can. */
async function setOffline(page: PageHandle, offline: boolean): Promise<void> {
  await page.protocol("Network.enable");
  const free = { latency: 0, downloadThroughput: -1, uploadThroughput: -1 };
  await page.protocol("Network.emulateNetworkConditions", { offline, ...free });
}

async function textOf(record: CaptureRecord | null): Promise<string> {
  const artifact = record?.artifacts.find(({ role }) => role === "text");
  return (await artifactBytes(desk, artifact?.id ?? "")).toString();
}

/** What is not as it should be, so that a failure names it. */
const problemsOf = (record: CaptureRecord | null) =>
  record?.steps
    .filter(({ outcome, reason }) => outcome === "failed" || outcome === "partial" || reason !== null)
    .map(({ name, reason }) => `${name}: ${reason?.code} ${reason?.detail}`);

const stepOf = (record: CaptureRecord | null) => record?.steps.find(({ name }) => name === "reload");

const countCaptures = async () => {
  const missions = await request(desk, "missions.list", {});
  return missions.find(({ mission }) => mission.title === MISSION)?.captureCount ?? 0;
};

describe("without the option", () => {
  test("nothing is asked of the server, and nothing is known of its answer", async () => {
    const { page, record } = await captured(`${server.origin}/plain`, false);
    expect(server.requests("/plain")).toHaveLength(1);
    expect(stepOf(record)).toMatchObject({ outcome: "skipped", reason: null });
    expect(record?.environment.freshReload).toBe(false);
    expect(record?.network).toMatchObject({ httpStatus: NOT_COLLECTED, headers: NOT_COLLECTED });
    expect(record?.clock).toEqual({ offsetMs: NOT_COLLECTED, source: NOT_COLLECTED });
    await page.close();
  });
});

describe("with the option", () => {
  test("the page comes from the server and not from the cache, with all that the server said but secrets", async () => {
    const { page, outcome, detail, record } = await captured(`${server.origin}/cached`);
    expect([outcome, problemsOf(record)]).toMatchObject([{ state: "complete" }, []]);
    expect(await textOf(record)).toContain("Load 2");
    const asked = server.requests("/cached").filter(({ method }) => method === "GET");
    expect(asked).toEqual([expect.anything(), { method: "GET", cacheControl: "no-cache" }]);
    expect(record?.environment.freshReload).toBe(true);
    expect(record?.network).toMatchObject({ httpStatus: 200, statusLine: "HTTP/1.1 200 OK", serverIp: "127.0.0.1" });
    expect(record?.network.headers).toMatchObject({ "content-type": "text/html", "x-plain": "one, two" });
    expect([...(record?.network.headersLeftOut ?? [])].sort()).toEqual(
      expect.arrayContaining(["x-auth-token", "x-csrf"]),
    );
    expect(record?.network).toMatchObject({ tls: NOT_COLLECTED, tlsCertificate: NOT_COLLECTED, redirects: [] });
    for (const secret of SECRETS) expect(detail?.capture.recordJson).not.toContain(secret);
    await page.close();
  });

  test("a clock that is an hour off is measured", async () => {
    const { page, record } = await captured(`${server.origin}/late`);
    const { offsetMs, uncertaintyMs, source } = record?.clock ?? {};
    expect(uncertaintyMs).toBeGreaterThanOrEqual(500);
    expect(uncertaintyMs).toBeLessThan(5_000);
    expect(Math.abs(Number(offsetMs) - BEHIND_MS)).toBeLessThanOrEqual(Number(uncertaintyMs));
    expect(source).toBe(`Date header of ${new URL(server.origin).host}`);
    await page.close();
  });

  test("every address on the way to the page is named, with its status and without its query", async () => {
    const { page, detail, record } = await captured(`${server.origin}/moving`);
    const { origin } = server;
    expect(record?.page).toMatchObject({
      requestedUrl: `${origin}/moving`,
      finalUrl: `${origin}/moved`,
      redirects: [`${origin}/moving`, `${origin}/between`],
    });
    expect(record?.network.redirects).toMatchObject([
      { url: `${origin}/moving`, httpStatus: 302, serverIp: "127.0.0.1" },
      { url: `${origin}/between`, httpStatus: 307 },
    ]);
    expect(record?.network.httpStatus).toBe(200);
    for (const secret of SECRETS) expect(detail?.capture.recordJson).not.toContain(secret);
    await page.close();
  });

  test("a page that is no longer there is kept as such", async () => {
    const { page, outcome, record } = await captured(`${server.origin}/gone`);
    expect([outcome, problemsOf(record)]).toMatchObject([{ state: "complete" }, []]);
    expect(record?.network).toMatchObject({ httpStatus: 404, statusLine: "HTTP/1.1 404 Not Found" });
    expect(await textOf(record)).toContain("No longer there");
    await page.close();
  });

  test("over TLS, Firefox names the certificate and the connection; Chromium says that it does not know", async () => {
    const { page, outcome, record } = await captured(`https://${SECURE}/`);
    expect([outcome, problemsOf(record)]).toMatchObject([{ state: "complete" }, []]);
    expect(record?.network.httpStatus).toBe(200);
    if (BROWSER === "chromium") {
      expect(record?.network).toMatchObject({ tls: NOT_COLLECTED, tlsCertificate: NOT_COLLECTED });
    } else {
      expect(record?.network.tls).toMatchObject({
        protocol: "TLSv1.3",
        cipher: expect.stringMatching(/^TLS_/),
        trusted: false,
        certificates: [{ subject: "CN=mapped.test", issuer: "CN=mapped.test", sha256: https.certificateSha256 }],
      });
      expect(record?.network.tlsCertificate).toBe(https.certificateSha256);
    }
    await page.close();
  });
});

describe("what goes wrong", () => {
  test("a server that is down: the page is not left, and is kept as it stands", async () => {
    const { page, popup } = await begin(`${server.origin}/standing`, false);
    await captureOutcome(popup);
    await popup.close();
    await page.evaluate(() => document.body.append("typed and not sent"));
    await server.setDown(true);
    const again = await openPopup(driver, page);
    await chooseMission(again, MISSION);
    await tickReload(again);
    await again.click(POPUP.capturePage);
    const outcome = await captureOutcome(again);
    await again.close();
    await server.setDown(false);
    expect(outcome.state).toBe("partial");
    const { record } = await request(desk, "captures.get", { captureId: outcome.captureId });
    expect(stepOf(record)).toMatchObject({ outcome: "failed", reason: { code: "reload-failed" } });
    expect(record?.environment.freshReload).toBe(false);
    expect(record?.network.httpStatus).toBe(NOT_COLLECTED);
    expect(await textOf(record)).toContain("typed and not sent");
    await page.close();
  });

  const isChromium = BROWSER === "chromium";
  test.runIf(isChromium)("a device that is offline: the page is not left, and is kept as it stands", async () => {
    const { page, popup } = await begin(`${server.origin}/offline`, false);
    await captureOutcome(popup);
    await popup.close();
    await setOffline(page, true);
    const again = await openPopup(driver, page);
    await chooseMission(again, MISSION);
    await tickReload(again);
    await again.click(POPUP.capturePage);
    const { state, captureId } = await captureOutcome(again);
    await again.close();
    await setOffline(page, false);
    expect(state).toBe("partial");
    const { record } = await request(desk, "captures.get", { captureId });
    expect(stepOf(record)).toMatchObject({ outcome: "failed", reason: { code: "reload-failed" } });
    expect(await textOf(record)).toContain("/offline");
    await page.close();
  });

  test("a server that asks for a page's headers only, then hangs: the page is kept as it stands", async () => {
    const { page, outcome, record } = await captured(`${server.origin}/hanging`);
    expect(outcome.state).toBe("partial");
    expect(stepOf(record)).toMatchObject({ outcome: "failed", reason: { code: "reload-failed" } });
    expect(await textOf(record)).toContain("Before it hung");
    await page.close();
  });

  test("an answer without a page: the page is kept as it stands", async () => {
    const { page, outcome, record } = await captured(`${server.origin}/empty`);
    expect(outcome.state).toBe("partial");
    expect(stepOf(record)).toMatchObject({ outcome: "failed", reason: { code: "reload-failed" } });
    expect(await textOf(record)).toContain("Before it was empty");
    await page.close();
  });

  test("a page that never finishes loading is kept as far as it came", async () => {
    const { page, outcome, record } = await captured(`${server.origin}/endless`);
    expect(outcome.state).toBe("partial");
    expect(stepOf(record)).toMatchObject({ outcome: "partial", reason: { code: "reload-unfinished" } });
    expect(stepOf(record)?.durationMs).toBeLessThan(50_000);
    expect(record?.network.httpStatus).toBe(200);
    expect(await textOf(record)).toContain("Endless");
    expect(record?.environment.freshReload).toBe(true);
    await page.close();
  });

  test("a page that does not come back: the capture says so, and keeps nothing", async () => {
    const before = await countCaptures();
    const { page, outcome } = await captured(`${server.origin}/dropping`);
    expect(outcome.state).toBe("failed");
    expect(outcome.error).toContain("did not come back");
    expect(await countCaptures()).toBe(before);
    expect(await request(desk, "journal.check", {})).toMatchObject({ brokenAt: null });
    await page.close();
  });

  test("a page that leads to another site: kept where the browser allows it, otherwise the capture says so", async () => {
    const before = await countCaptures();
    const { page, outcome, record } = await captured(`${server.origin}/elsewhere`);
    if (BROWSER === "chromium") {
      expect(outcome.state).toBe("failed");
      expect(outcome.error).toContain("led to another site");
      expect(await countCaptures()).toBe(before);
    } else {
      expect(record?.page).toMatchObject({
        requestedUrl: `${server.origin}/elsewhere`,
        finalUrl: expect.stringMatching(/^http:\/\/localhost:\d+\/arrived$/),
        redirects: [`${server.origin}/elsewhere`],
      });
    }
    await page.close();
  });

  test("a reload that is cancelled keeps nothing", async () => {
    const before = await countCaptures();
    const { page, popup } = await begin(`${server.origin}/cancelled`);
    await popup.click(POPUP.cancel);
    expect(await captureOutcome(popup)).toMatchObject({ state: "cancelled" });
    await popup.close();
    expect(await countCaptures()).toBe(before);
    await page.close();
  });
});

test("no secret of any answer is in the dossier, which verifies", async () => {
  const { files } = await exportMission(driver, MISSION);
  await verifyDossier(files[0] ?? "");
  const root = await judgeDossier(files[0] ?? "", harness.folder);
  for (const secret of SECRETS) {
    // grep ends with 1 where nothing is found
    await expect(run("grep", ["-r", "-l", "-a", secret, root])).rejects.toMatchObject({ code: 1 });
  }
  await expect(run("grep", ["-r", "-l", "-a", "Date header of", root])).resolves.toMatchObject({});
});
