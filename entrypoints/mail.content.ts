import { defineContentScript } from "wxt/utils/define-content-script";
import { acceptConnections } from "@/utils/browser";
import { createMailMethods, servePage } from "@/utils/capture/page";
import { createMailSource } from "@/utils/email/webmails";

/** Injected while a page is captured, to read the mail that it may show. */
export default defineContentScript({
  registration: "runtime",
  matches: [],
  main() {
    acceptConnections("mail", (port) => {
      const source = createMailSource({ window, fetch: window.fetch.bind(window), now: Date.now });
      const { methods, dispose } = createMailMethods(source);
      servePage(port, methods, dispose);
    });
  },
});
