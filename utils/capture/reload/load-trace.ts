import type { ConnectionSecurity, DocumentRequestEvent } from "../../browser";
import { type ClockReport, NOT_COLLECTED, type Redirect, type TlsReport, toUtc } from "../../core";
import { clockOffset } from "./clock-offset";
import { recordedHeaders, withoutQuery } from "./recorded-headers";

type Answer = Extract<DocumentRequestEvent, { kind: "redirected" | "answered" }>;

/** What is known of a page's load from its server; addresses of redirects have no query, where sites put tokens. */
export interface LoadReport {
  readonly httpStatus: number;
  readonly statusLine: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly headersLeftOut: readonly string[];
  /** Null where the browser did not say. */
  readonly serverIp: string | null;
  readonly redirects: readonly Redirect[];
  /** Null without encryption, and where the browser does not say. */
  readonly tls: TlsReport | null;
  /** Null where the answer has no date that could be compared. */
  readonly clock: ClockReport | null;
  readonly fromCache: boolean;
}

/** More than any browser follows. */
const MAX_REDIRECTS = 50;
const MAX_CERTIFICATES = 10;
/** Of anything that a server or a certificate says. UTF-16 units. */
const MAX_TEXT_LENGTH = 1_000;

/** Follows the requests for a tab's document, one after the other, to the page that is shown in the end. */
export class LoadTrace {
  readonly #redirects: Redirect[] = [];
  readonly #sentAtMs = new Map<string, number>();
  readonly #security = new Map<string, ConnectionSecurity>();
  #current: string | null = null;
  #answer: Answer | null = null;
  #failure: string | null = null;

  note(event: DocumentRequestEvent): void {
    switch (event.kind) {
      case "sent":
        // a page that leads on by itself is a step on the way, too
        if (this.#current !== event.requestId && this.#answer) this.#addRedirect(this.#answer);
        this.#current = event.requestId;
        this.#answer = null;
        this.#failure = null;
        this.#sentAtMs.set(event.requestId, event.atMs);
        break;
      case "secured":
        this.#security.set(event.requestId, event.security);
        break;
      case "redirected":
        this.#current = event.requestId;
        this.#security.delete(event.requestId);
        this.#addRedirect(event);
        break;
      case "answered":
        this.#current = event.requestId;
        this.#answer = event;
        break;
      case "failed":
        if (this.#current === null || event.requestId === this.#current) {
          this.#current = event.requestId;
          this.#failure = event.error;
        }
    }
  }

  /** Whether anything was asked of a server. */
  get hasBegun(): boolean {
    return this.#current !== null;
  }

  /** Whether the last request has come to something. */
  get hasEnded(): boolean {
    return this.#answer !== null || this.#failure !== null;
  }

  /** What the browser says went wrong with the last request; null where nothing did. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Null as long as no page came. */
  report(): LoadReport | null {
    const answer = this.#answer;
    if (!answer) return null;
    const { headers, leftOut } = recordedHeaders(answer.headers);
    const sentAtMs = this.#sentAtMs.get(answer.requestId);
    const security = this.#security.get(answer.requestId);
    const { url, fromCache } = answer;
    return {
      httpStatus: answer.status,
      statusLine: short(answer.statusLine),
      headers,
      headersLeftOut: leftOut,
      serverIp: answer.serverIp,
      redirects: [...this.#redirects],
      tls: security ? tlsReport(security) : null,
      clock:
        sentAtMs === undefined ? null : clockOffset({ url, sentAtMs, answeredAtMs: answer.atMs, fromCache, headers }),
      fromCache,
    };
  }

  #addRedirect({ url, status, statusLine, serverIp }: Answer): void {
    if (this.#redirects.length >= MAX_REDIRECTS) return;
    this.#redirects.push({
      url: withoutQuery(url),
      httpStatus: status,
      statusLine: short(statusLine),
      serverIp: serverIp ?? NOT_COLLECTED,
    });
  }
}

function tlsReport({ protocol, cipher, trusted, certificates }: ConnectionSecurity): TlsReport {
  return {
    protocol,
    cipher,
    trusted,
    certificates: certificates.slice(0, MAX_CERTIFICATES).map((certificate) => ({
      subject: short(certificate.subject),
      issuer: short(certificate.issuer),
      serialNumber: short(certificate.serialNumber),
      validFrom: utcOf(certificate.validFromMs),
      validTo: utcOf(certificate.validToMs),
      sha256: certificate.sha256.replaceAll(":", "").toLowerCase(),
    })),
  };
}

/** Certificates may name any year; records have years of four digits. */
function utcOf(ms: number): string {
  const inYears = Math.min(Math.max(ms, Date.UTC(1900)), Date.UTC(9999, 11, 31));
  return toUtc(new Date(Number.isNaN(inYears) ? 0 : inYears));
}

function short(text: string): string {
  return text.slice(0, MAX_TEXT_LENGTH).toWellFormed();
}
