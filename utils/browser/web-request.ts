import { type Browser, browser } from "wxt/browser";
import { BordereauError } from "../core";

/** A header as it was sent; several of one name come one by one. */
export type HeaderLine = readonly [name: string, value: string];

/** What a browser says of an encrypted connection; only Firefox does. */
export interface ConnectionSecurity {
  readonly protocol: string;
  readonly cipher: string;
  readonly trusted: boolean;
  /** The server's first; times in milliseconds since 1970, the fingerprint in hexadecimal with colons. */
  readonly certificates: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly serialNumber: string;
    readonly validFromMs: number;
    readonly validToMs: number;
    readonly sha256: string;
  }[];
}

/** What happened to a request for the document of a tab. */
export type DocumentRequestEvent = { readonly requestId: string; readonly url: string } & (
  | { readonly kind: "sent"; readonly atMs: number }
  | { readonly kind: "secured"; readonly security: ConnectionSecurity }
  | {
      readonly kind: "redirected" | "answered";
      readonly atMs: number;
      readonly status: number;
      readonly statusLine: string;
      /** Null where the answer did not come over a connection. */
      readonly serverIp: string | null;
      readonly fromCache: boolean;
      readonly headers: readonly HeaderLine[];
    }
  | { readonly kind: "failed"; readonly error: string }
);

/**
 * Tells of every request for the tab's own document from now on, with what was answered; gives how to stop. Tells
 * nothing of addresses that the extension has no access to.
 * @throws Error where the permission is not there
 */
export function watchDocumentRequests(tabId: number, listener: (event: DocumentRequestEvent) => void): () => void {
  const { webRequest } = browser;
  const filter: Browser.webRequest.RequestFilter = { urls: ["<all_urls>"], types: ["main_frame"], tabId };
  const onSent = ({ requestId, url, timeStamp }: Browser.webRequest.OnSendHeadersDetails) =>
    listener({ kind: "sent", requestId, url, atMs: timeStamp });
  const onAnswered = (kind: "redirected" | "answered") => (details: Answer) =>
    listener({
      kind,
      requestId: details.requestId,
      url: details.url,
      atMs: details.timeStamp,
      status: details.statusCode,
      statusLine: details.statusLine,
      serverIp: details.ip ?? null,
      fromCache: details.fromCache,
      headers: (details.responseHeaders ?? []).map(headerLine),
    });
  const onRedirected = onAnswered("redirected");
  const onStarted = onAnswered("answered");
  const onFailed = ({ requestId, url, error }: Browser.webRequest.OnErrorOccurredDetails) =>
    listener({ kind: "failed", requestId, url, error });

  const stopSecurity = import.meta.env.FIREFOX ? watchSecurity(filter, listener) : () => undefined;
  webRequest.onSendHeaders.addListener(onSent, filter);
  webRequest.onBeforeRedirect.addListener(onRedirected, filter, ["responseHeaders"]);
  webRequest.onResponseStarted.addListener(onStarted, filter, ["responseHeaders"]);
  webRequest.onErrorOccurred.addListener(onFailed, filter);
  return () => {
    stopSecurity();
    webRequest.onSendHeaders.removeListener(onSent);
    webRequest.onBeforeRedirect.removeListener(onRedirected);
    webRequest.onResponseStarted.removeListener(onStarted);
    webRequest.onErrorOccurred.removeListener(onFailed);
  };
}

type Answer = Browser.webRequest.OnResponseStartedDetails;

/** Chromium gives bytes where a value is no UTF-8. */
function headerLine({ name, value, binaryValue }: Browser.webRequest.HttpHeader): HeaderLine {
  const bytes = binaryValue ? String.fromCharCode(...new Uint8Array(binaryValue)) : "";
  return [name, value ?? bytes];
}

/** What Firefox alone has, and only while a request waits for the listener. */
interface SecurityApi {
  getSecurityInfo(requestId: string, options: { certificateChain: boolean }): Promise<SecurityInfo>;
  readonly onHeadersReceived: {
    addListener(
      listener: (details: { requestId: string; url: string }) => Promise<object>,
      filter: object,
      extra: readonly string[],
    ): void;
    removeListener(listener: unknown): void;
  };
}

interface SecurityInfo {
  readonly state: string;
  readonly protocolVersion?: string;
  readonly cipherSuite?: string;
  readonly isUntrusted?: boolean;
  readonly isDomainMismatch?: boolean;
  readonly isNotValidAtThisTime?: boolean;
  readonly certificates?: readonly {
    readonly subject: string;
    readonly issuer: string;
    readonly serialNumber: string;
    readonly validity: { readonly start: number; readonly end: number };
    readonly fingerprint: { readonly sha256: string };
  }[];
}

function watchSecurity(filter: object, listener: (event: DocumentRequestEvent) => void): () => void {
  const api = browser.webRequest as unknown as SecurityApi;
  const onHeaders = async ({ requestId, url }: { requestId: string; url: string }) => {
    try {
      const info = await api.getSecurityInfo(requestId, { certificateChain: true });
      if (info.state === "insecure") return {};
      // of a chain that it does not trust, Firefox gives the server's certificate alone, and only when asked for it
      const { certificates = [] } = info.certificates?.length
        ? info
        : await api.getSecurityInfo(requestId, { certificateChain: false });
      listener({ kind: "secured", requestId, url, security: describeSecurity(info, certificates) });
    } catch {
      // the page comes before what is known of its connection
    }
    return {};
  };
  api.onHeadersReceived.addListener(onHeaders, filter, ["blocking"]);
  return () => api.onHeadersReceived.removeListener(onHeaders);
}

function describeSecurity(
  info: SecurityInfo,
  certificates: NonNullable<SecurityInfo["certificates"]>,
): ConnectionSecurity {
  return {
    protocol: info.protocolVersion ?? "",
    cipher: info.cipherSuite ?? "",
    trusted: !info.isUntrusted && !info.isDomainMismatch && !info.isNotValidAtThisTime,
    certificates: certificates.map(({ subject, issuer, serialNumber, validity, fingerprint }) => ({
      subject,
      issuer,
      serialNumber,
      validFromMs: validity.start,
      validToMs: validity.end,
      sha256: fingerprint.sha256,
    })),
  };
}

/**
 * In Firefox the click's access shows no requests and ends with a reload, and only access to all sites lets the page be
 * photographed after it.
 */
const FIREFOX_NEEDS = { permissions: ["webRequest" as const, "webRequestBlocking" as const], origins: ["<all_urls>"] };

/** Whether a page may be reloaded, watched and captured then; in Chromium the click is enough. */
export const freshReload = {
  async isGranted(): Promise<boolean> {
    return !import.meta.env.FIREFOX || browser.permissions.contains(FIREFOX_NEEDS).catch(() => false);
  },
  /** Must be called from a click. */
  async request(): Promise<boolean> {
    return !import.meta.env.FIREFOX || browser.permissions.request(FIREFOX_NEEDS);
  },
};

/** What a tab is asked for a reload; each call is made anew, the page may have changed. */
export const reloading = {
  /** Loads the tab again, past the cache. */
  async start(tabId: number): Promise<void> {
    await browser.tabs.reload(tabId, { bypassCache: true });
  },
  async isLoading(tabId: number): Promise<boolean> {
    const tab = await browser.tabs.get(tabId).catch((cause: unknown) => {
      throw new BordereauError("tab-missing", { cause });
    });
    return tab.status === "loading";
  },
  /**
   * Marks the document, and asks its server for the headers alone: whether it answers at all, whatever it says.
   * A page that cannot be asked answers true: then only the reload can tell.
   */
  async isServerThere(tabId: number, mark: string, timeoutMs: number): Promise<boolean> {
    return inPage(tabId, askServer, [mark, timeoutMs], true);
  },
  /** Whether the document that was marked is still the one shown. */
  async isSameDocument(tabId: number, mark: string): Promise<boolean> {
    return inPage(tabId, hasMark, [mark], false);
  },
  /** Gives up what the tab is loading, as the browser's own button does. */
  async stop(tabId: number): Promise<void> {
    await inPage(tabId, stopLoading, [], false);
  },
};

async function inPage<A extends unknown[]>(
  tabId: number,
  func: (...args: A) => boolean | Promise<boolean>,
  args: A,
  otherwise: boolean,
): Promise<boolean> {
  try {
    const [answer] = await browser.scripting.executeScript({ target: { tabId }, func, args, injectImmediately: true });
    return typeof answer?.result === "boolean" ? answer.result : otherwise;
  } catch {
    return otherwise;
  }
}

/** Runs in the page. */
async function askServer(mark: string, timeoutMs: number): Promise<boolean> {
  Object.defineProperty(globalThis, mark, { value: true });
  if (!navigator.onLine && !/^(localhost|127\.|\[::1\])/.test(location.host)) return false;
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    await fetch(location.href, {
      method: "HEAD",
      cache: "no-store",
      credentials: "include",
      redirect: "manual",
      signal,
    });
    return true;
  } catch {
    return false;
  }
}

/** Runs in the page. */
function hasMark(mark: string): boolean {
  return Object.hasOwn(globalThis, mark);
}

/** Runs in the page. */
function stopLoading(): boolean {
  globalThis.stop();
  return true;
}
