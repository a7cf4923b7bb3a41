import type { RandomId } from "../../core";
import { countMutations, describePage } from "./describe";
import type { PageMethods } from "./methods";
import { nextPaint } from "./next-paint";
import { Scroller } from "./scroll";
import { blobToDataUrl, ResourceTable, serializeDocument } from "./serialize";
import { readText } from "./text";
import { TextStore } from "./text-store";
import { type OpenDesk, removeToast, showToast } from "./toast";

export interface PageDependencies {
  readonly window: Window;
  readonly fetch: typeof fetch;
  readonly randomId: RandomId;
  readonly openDesk: OpenDesk;
}

/** The content script's side of a capture, and how to put the page back as it was. */
export function createPageMethods(deps: PageDependencies): { methods: PageMethods; dispose: () => void } {
  const { window: win } = deps;
  const doc = win.document;
  const texts = new TextStore();
  const scroller = new Scroller(win);
  let mutations: ReturnType<typeof countMutations> | null = null;

  const fetchAsText = async (url: string) => {
    const response = await deps.fetch(url, { cache: "force-cache" });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return texts.keep(await blobToDataUrl(await response.blob()));
  };

  const methods: PageMethods = {
    describe() {
      mutations?.stop();
      mutations = countMutations(doc);
      return describePage(win);
    },
    async snapshot({ serialize }) {
      const resources = new ResourceTable(deps.randomId().replaceAll("-", ""), deps.fetch);
      // one synchronous pass: text and markup show the same moment
      const text = texts.keep(readText(doc));
      const markup = serialize ? serializeDocument(doc, resources) : null;
      const page = markup === null ? null : texts.keep(await resources.resolve(markup));
      return { text, page, missing: resources.missing };
    },
    read: ({ handle, offset, length }) => texts.read(handle, offset, length),
    beginScroll: () => scroller.begin(),
    scrollTo: ({ x, y, hideFixed }) => scroller.to(x, y, hideFixed),
    endScroll: () => scroller.end(),
    fetchImage: ({ url }) => fetchAsText(url),
    fetchOriginal: () => fetchAsText(doc.location.href),
    countMutations: () => mutations?.count() ?? 0,
    toast: (content) => showToast(doc, content, deps.openDesk),
    async hideToast() {
      if (removeToast(doc)) await nextPaint(win);
    },
  };
  return {
    methods,
    dispose() {
      mutations?.stop();
      scroller.end();
      texts.clear();
      removeToast(doc);
    },
  };
}
