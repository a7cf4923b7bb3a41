import { defineContentScript } from "wxt/utils/define-content-script";
import { acceptConnections, openDeskFromPage } from "@/utils/browser";
import { createPageMethods, servePage } from "@/utils/capture/page";
import { randomUuid } from "@/utils/core";

/** Injected on click into any page; nothing runs before that. */
export default defineContentScript({
  registration: "runtime",
  matches: [],
  main() {
    acceptConnections("capture", (port) => {
      const { methods, dispose } = createPageMethods({
        window,
        fetch: window.fetch.bind(window),
        randomId: randomUuid,
        now: () => performance.now(),
        openDesk: openDeskFromPage,
      });
      servePage(port, methods, dispose);
    });
  },
});
