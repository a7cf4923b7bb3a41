import { describe, expect, it } from "vitest";
import type { ConnectionSecurity, DocumentRequestEvent } from "../../../../utils/browser";
import { LoadTrace } from "../../../../utils/capture/reload/load-trace";
import { clockReport, networkReport } from "../../../../utils/capture/reload/records";
import { NOT_COLLECTED } from "../../../../utils/core";

const T = Date.UTC(2026, 2, 1, 9, 30);

const sent = (requestId: string, url: string): DocumentRequestEvent => ({ kind: "sent", requestId, url, atMs: T });

function said(
  kind: "redirected" | "answered",
  requestId: string,
  url: string,
  status: number,
  change: Partial<Extract<DocumentRequestEvent, { kind: "redirected" | "answered" }>> = {},
): DocumentRequestEvent {
  const statusLine = `HTTP/1.1 ${status}`;
  return {
    requestId,
    url,
    atMs: T + 100,
    status,
    statusLine,
    serverIp: "192.0.2.1",
    fromCache: false,
    headers: [],
    ...change,
    kind,
  };
}

const SECURITY: ConnectionSecurity = {
  protocol: "TLSv1.3",
  cipher: "TLS_AES_128_GCM_SHA256",
  trusted: true,
  certificates: ["leaf", "root"].map((subject) => ({
    subject: `CN=${subject}`,
    issuer: "CN=root",
    serialNumber: "01",
    validFromMs: Date.UTC(2026, 0, 1),
    validToMs: Date.UTC(2027, 0, 1),
    sha256: Array.from({ length: 32 }, () => "AB").join(":"),
  })),
};

function trace(events: readonly DocumentRequestEvent[]): LoadTrace {
  const all = new LoadTrace();
  for (const event of events) all.note(event);
  return all;
}

describe("LoadTrace", () => {
  it("knows nothing before anything is asked, and no page before one came", () => {
    const empty = new LoadTrace();
    expect([empty.hasBegun, empty.failure, empty.report()]).toEqual([false, null, null]);
    const begun = trace([sent("1", "https://a.test/")]);
    expect([begun.hasBegun, begun.report()]).toEqual([true, null]);
  });

  it("names each address on the way, without its query, and the page at its end", () => {
    const { redirects, ...report } =
      trace([
        sent("1", "https://a.test/1?code=s3cret"),
        said("redirected", "1", "https://a.test/1?code=s3cret", 301),
        sent("1", "https://a.test/2#s3cret"),
        said("redirected", "1", "https://a.test/2#s3cret", 307, { serverIp: null }),
        sent("1", "https://a.test/3"),
        said("answered", "1", "https://a.test/3", 200, { serverIp: "192.0.2.3", headers: [["X", "y"]] }),
      ]).report() ?? {};
    expect(redirects).toEqual([
      { url: "https://a.test/1", httpStatus: 301, statusLine: "HTTP/1.1 301", serverIp: "192.0.2.1" },
      { url: "https://a.test/2", httpStatus: 307, statusLine: "HTTP/1.1 307", serverIp: NOT_COLLECTED },
    ]);
    expect(report).toMatchObject({ httpStatus: 200, serverIp: "192.0.2.3", headers: { x: "y" }, tls: null });
  });

  it("counts a page that leads on by itself as a step on the way", () => {
    const report = trace([
      sent("1", "https://a.test/login"),
      said("answered", "1", "https://a.test/login", 200),
      sent("2", "https://a.test/home"),
      said("answered", "2", "https://a.test/home", 203),
    ]).report();
    expect(report).toMatchObject({
      httpStatus: 203,
      redirects: [{ url: "https://a.test/login", httpStatus: 200 }],
    });
  });

  it("holds the failure of the last request only", () => {
    const failed: DocumentRequestEvent = { kind: "failed", requestId: "1", url: "https://a.test/", error: "ABORTED" };
    expect(trace([sent("1", "https://a.test/"), failed]).failure).toBe("ABORTED");
    const overtaken = trace([sent("1", "https://a.test/"), failed, sent("2", "https://a.test/b")]);
    expect(overtaken.failure).toBeNull();
    expect(trace([sent("2", "https://a.test/b"), failed]).failure).toBeNull();
  });

  it("takes the connection of the page, not that of a redirect", () => {
    const secured: DocumentRequestEvent = {
      kind: "secured",
      requestId: "1",
      url: "https://a.test/",
      security: SECURITY,
    };
    const hop = [sent("1", "https://a.test/"), secured, said("redirected", "1", "https://a.test/", 302)];
    const end = said("answered", "1", "http://b.test/", 200);
    expect(trace([...hop, sent("1", "http://b.test/"), end]).report()?.tls).toBeNull();
    const { tls } = trace([sent("1", "https://a.test/"), secured, end]).report() ?? {};
    expect(tls).toMatchObject({ protocol: "TLSv1.3", trusted: true });
    expect(tls?.certificates.map(({ subject }) => subject)).toEqual(["CN=leaf", "CN=root"]);
    expect(tls?.certificates[0]).toMatchObject({
      validFrom: "2026-01-01T00:00:00.000Z",
      validTo: "2027-01-01T00:00:00.000Z",
      sha256: "ab".repeat(32),
    });
  });

  it("is limited, whatever servers and certificates say", () => {
    const hops = Array.from({ length: 500 }, () => said("redirected", "1", "https://a.test/", 302));
    const [certificate] = SECURITY.certificates;
    const hostile = { ...SECURITY.certificates[0], subject: "x".repeat(1e6), validToMs: 1e18, validFromMs: Number.NaN };
    const security = { ...SECURITY, certificates: Array.from({ length: 100 }, () => ({ ...certificate, ...hostile })) };
    const report = trace([
      ...hops,
      { kind: "secured", requestId: "1", url: "https://a.test/", security: security as ConnectionSecurity },
      said("answered", "1", "https://a.test/", 200, { statusLine: "y".repeat(1e6) }),
    ]).report();
    expect(JSON.stringify(report).length).toBeLessThan(60_000);
    expect(report?.tls?.certificates[0]?.validTo).toMatch(/^\d{4}-/);
  });
});

describe("the record", () => {
  it("has the server's certificate, its clock, and what is not known as such", () => {
    const headers = [["Date", "Sun, 01 Mar 2026 09:30:00 GMT"]] as const;
    const plain = trace([
      sent("1", "http://a.test/"),
      said("answered", "1", "http://a.test/", 404, { headers }),
    ]).report();
    if (!plain) throw new Error("no report");
    expect(networkReport(plain)).toMatchObject({
      httpStatus: 404,
      serverIp: "192.0.2.1",
      tls: NOT_COLLECTED,
      tlsCertificate: NOT_COLLECTED,
      publicIp: NOT_COLLECTED,
    });
    expect(clockReport(plain)).toMatchObject({ uncertaintyMs: 550, source: "Date header of a.test" });
    expect(clockReport({ ...plain, clock: null })).toEqual({ offsetMs: NOT_COLLECTED, source: NOT_COLLECTED });
    expect(networkReport({ ...plain, serverIp: null }).serverIp).toBe(NOT_COLLECTED);
  });
});
