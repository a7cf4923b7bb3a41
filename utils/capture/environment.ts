import type { Platform, TabSnapshot } from "../browser";
import { type Environment, NOT_COLLECTED, type PageInformation } from "../core";
import type { CapturedPage } from "./capture-page";
import type { PageDescription } from "./page";

/** A value as a record has it: an empty one was not there to collect. */
function orNotCollected(text: string | undefined): string {
  return text === undefined || text === "" ? NOT_COLLECTED : text;
}

/** What is known of the page; without a content script that is its address and title alone. */
export function pageInformation(
  tab: TabSnapshot,
  page: PageDescription | null,
  mutations: CapturedPage["mutations"],
  load: CapturedPage["load"],
): PageInformation {
  const { all, beforeSnapshot } = mutations ?? { all: null, beforeSnapshot: null };
  return {
    requestedUrl: orNotCollected(tab.url),
    finalUrl: page?.url ?? tab.url,
    redirects: load?.redirects.map(({ url }) => url) ?? NOT_COLLECTED,
    title: page?.title ?? tab.title,
    referrer: page ? page.referrer : NOT_COLLECTED,
    language: orNotCollected(page?.language),
    characterSet: orNotCollected(page?.characterSet),
    contentType: orNotCollected(page?.contentType),
    lastModified: orNotCollected(page?.lastModified),
    readyState: orNotCollected(page?.readyState),
    pageSize: page?.pageSize ?? NOT_COLLECTED,
    scrollPosition: page?.scrollPosition ?? NOT_COLLECTED,
    frames: page?.frames ?? NOT_COLLECTED,
    mutationsDuringCapture: all ?? NOT_COLLECTED,
    mutationsBeforeSnapshot: beforeSnapshot ?? NOT_COLLECTED,
    mutationsAfterSnapshot: all !== null && beforeSnapshot !== null ? all - beforeSnapshot : NOT_COLLECTED,
  };
}

/** The machine and window that a capture was made on. */
export function environment(input: {
  platform: Platform;
  tab: TabSnapshot | null;
  page: PageDescription | null;
  zoom: number | null;
  load: CapturedPage["load"];
}): Environment {
  const { platform, tab, page, zoom, load } = input;
  return {
    ...platform,
    userAgent: page?.userAgent ?? platform.userAgent,
    languages: [...(page?.languages ?? platform.languages)],
    viewport: page?.viewport ?? NOT_COLLECTED,
    devicePixelRatio: page?.devicePixelRatio ?? NOT_COLLECTED,
    zoom: zoom ?? NOT_COLLECTED,
    screen: page?.screen ?? NOT_COLLECTED,
    privateWindow: tab?.privateWindow ?? NOT_COLLECTED,
    cookiesEnabled: page?.cookiesEnabled ?? NOT_COLLECTED,
    freshReload: tab ? load !== null && !load.fromCache : NOT_COLLECTED,
    account: NOT_COLLECTED,
  };
}
