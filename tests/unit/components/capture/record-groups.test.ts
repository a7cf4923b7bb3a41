// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { recordGroups } from "../../../../components/capture/preview/record-groups";
import { type CaptureRecord, NOT_COLLECTED } from "../../../../utils/core";

vi.mock("#i18n", () => ({
  i18n: { t: (key: string, values: unknown = []) => (key === "language_code" ? "en" : `${key}(${String(values)})`) },
}));

const record: CaptureRecord = {
  format: "bordereau-record",
  version: 1,
  captureId: "a-capture-id",
  missionId: "a-mission-id",
  journal: { sequence: 801, previousHash: "a-previous-hash" },
  origin: "page",
  outcome: "partial",
  trigger: "shortcut",
  startedAt: "2026-03-01T09:30:00.000Z",
  endedAt: "2026-03-01T09:30:07.000Z",
  localOffsetMinutes: 60,
  timeZone: "a-time-zone",
  clock: { offsetMs: 802, uncertaintyMs: 828, source: "a-clock-source" },
  statedDate: "2031-03-01T09:30:00.000Z",
  who: { name: "a-name", role: "a-role" },
  purpose: { kind: "invoice", title: "a-title", note: "a-note", checklistItem: "a-checklist-item" },
  page: {
    requestedUrl: "a-requested-url",
    finalUrl: "a-final-url",
    redirects: ["a-redirect", "another-redirect"],
    title: "a-page-title",
    referrer: "a-referrer",
    language: "a-language",
    characterSet: "a-character-set",
    contentType: "a-content-type",
    lastModified: "a-last-modified",
    readyState: "a-ready-state",
    pageSize: { width: 803, height: 804 },
    scrollPosition: { x: 805, y: 806 },
    frames: 807,
    mutationsDuringCapture: 808,
    mutationsBeforeSnapshot: 818,
    mutationsAfterSnapshot: 819,
  },
  snapshot: {
    elements: 820,
    frames: { live: 821, fromSource: 822, photographed: 823 },
    files: { page: 824, background: 825, mhtml: 826 },
    substitutes: [],
  },
  fidelity: { comparedPixels: 899, differingPixels: 827 },
  context: { target: "image", url: "a-context-url", text: "a-context-text" },
  environment: {
    operatingSystem: "an-operating-system",
    architecture: "an-architecture",
    browser: "a-browser",
    browserVersion: "a-browser-version",
    userAgent: "a-user-agent",
    languages: ["a-preferred-language"],
    viewport: { width: 809, height: 810 },
    devicePixelRatio: 811,
    zoom: 812,
    screen: { width: 813, height: 814, colorDepth: 815 },
    privateWindow: true,
    cookiesEnabled: false,
    freshReload: true,
    account: "an-account",
  },
  network: {
    httpStatus: 816,
    statusLine: "a-status-line",
    headers: { "a-header": "a-header-value" },
    headersLeftOut: ["a-secret-header"],
    redirects: [{ url: "a-hop", httpStatus: 302, statusLine: "a-hop-status-line", serverIp: "a-hop-ip" }],
    serverIp: "a-server-ip",
    tlsCertificate: "a-certificate",
    tls: {
      protocol: "a-protocol",
      cipher: "a-cipher",
      trusted: true,
      certificates: [
        {
          subject: "a-subject",
          issuer: "an-issuer",
          serialNumber: "a-serial-number",
          validFrom: "2026-01-01T00:00:00.000Z",
          validTo: "2027-01-01T00:00:00.000Z",
          sha256: "a-fingerprint",
        },
      ],
    },
    publicIp: "a-public-ip",
  },
  software: { name: "a-software", version: "a-version", revision: "a-revision", options: { "an-option": 817 } },
  steps: [],
  missing: [],
  artifacts: [],
};

/** Every text and number of a record that could be told from any other. */
function markers(value: unknown): string[] {
  if (typeof value === "string") return /^an?-|^another-/.test(value) ? [value] : [];
  if (typeof value === "number") return value > 800 && value < 900 ? [String(value)] : [];
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(markers);
  return [];
}

const shown = (it: CaptureRecord) => JSON.stringify(recordGroups(it, "a-record-hash"));

describe("recordGroups", () => {
  it("shows every field of the record", () => {
    const text = shown(record);
    const expected = [...markers(record), "a-header", "an-option", "a-record-hash", "kind.invoice", "trigger.shortcut"];
    expect(expected.length).toBeGreaterThan(45);
    expect(expected.filter((marker) => !text.includes(marker))).toEqual([]);
  });

  it("tells what was not collected from what was empty", () => {
    const facts = recordGroups(
      {
        ...record,
        who: { name: NOT_COLLECTED, role: "" },
        environment: { ...record.environment, zoom: NOT_COLLECTED },
      },
      "",
    ).flatMap((group) => group.facts);
    const value = (label: string) => facts.find(([name]) => name.startsWith(label))?.[1];
    expect(value("record.who_name")).toBeNull();
    expect(value("record.who_role")).toBe("");
    expect(value("record.zoom")).toBeNull();
  });

  it("reads records of before the saved page was reported on", () => {
    const { snapshot: _snapshot, fidelity: _fidelity, ...older } = record;
    expect(
      recordGroups(older, "")
        .map(({ title }) => title)
        .join(),
    ).not.toContain("group_copy");
    const facts = recordGroups({ ...record, fidelity: NOT_COLLECTED }, "").flatMap((group) => group.facts);
    expect(facts.find(([name]) => name.startsWith("record.fidelity"))?.[1]).toBeNull();
  });

  it("reads records of before the server's answer was noted, and those of pages that were not reloaded", () => {
    const { httpStatus, headers, serverIp, tlsCertificate, publicIp } = record.network;
    const older = { httpStatus, headers, serverIp, tlsCertificate, publicIp };
    const labels = (network: CaptureRecord["network"]) =>
      recordGroups({ ...record, network, clock: { offsetMs: 802, source: "x" } }, "")
        .flatMap((group) => group.facts)
        .map(([label]) => label)
        .join();
    expect(labels(older)).not.toMatch(/status_line|answers_before|left_out|tls_/);
    expect(labels({ ...older, statusLine: NOT_COLLECTED, tls: NOT_COLLECTED })).not.toMatch(/status_line|tls_/);
    expect(labels(record.network)).toMatch(/status_line.*answers_before.*left_out.*tls_connection/);
  });

  it("has no group for what the capture has not", () => {
    const titles = recordGroups({ ...record, page: null, context: null }, "").map(({ title }) => title);
    expect(titles.join()).not.toMatch(/group_page|group_context/);
  });
});
