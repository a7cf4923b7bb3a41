import { browser } from "wxt/browser";
import { NOT_COLLECTED } from "../core";

export interface Platform {
  readonly operatingSystem: string;
  readonly architecture: string;
  readonly browser: string;
  readonly browserVersion: string;
  readonly userAgent: string;
  readonly languages: readonly string[];
}

/** What Firefox alone has: `runtime.getBrowserInfo`. */
interface BrowserInfoApi {
  getBrowserInfo?: () => Promise<{ name: string; version: string }>;
}

/** Operating system and browser, by the browser's own word. */
export async function readPlatform(): Promise<Platform> {
  const { os, arch } = await browser.runtime.getPlatformInfo();
  const info = await (browser.runtime as BrowserInfoApi).getBrowserInfo?.();
  const chromium = chromiumBrand();
  return {
    operatingSystem: os,
    architecture: arch,
    browser: info?.name ?? chromium?.brand ?? NOT_COLLECTED,
    browserVersion: info?.version ?? chromium?.version ?? NOT_COLLECTED,
    userAgent: navigator.userAgent,
    languages: [...navigator.languages],
  };
}

interface Brand {
  readonly brand: string;
  readonly version: string;
}

/** The most specific brand of a Chromium browser, its full version from the user agent where that has it. */
function chromiumBrand(): Brand | undefined {
  const data = (navigator as { userAgentData?: { brands: Brand[] } }).userAgentData;
  const brands = data?.brands.filter(({ brand }) => !/not.*brand/i.test(brand)) ?? [];
  return brands.find(({ brand }) => brand !== "Chromium") ?? brands[0];
}

export interface ExtensionInfo {
  readonly name: string;
  readonly version: string;
}

export function readExtension(): ExtensionInfo {
  return { name: "Bordereau", version: browser.runtime.getManifest().version };
}

/** Asks the browser never to evict the data; only pages may, workers may not. Settings show what it said. */
export async function requestPersistence(): Promise<boolean> {
  return (await navigator.storage.persisted()) || (await navigator.storage.persist());
}

export async function storageEstimate(): Promise<{ usageBytes: number; quotaBytes: number; persisted: boolean }> {
  const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
    navigator.storage.estimate(),
    navigator.storage.persisted(),
  ]);
  return { usageBytes: usage, quotaBytes: quota, persisted };
}
