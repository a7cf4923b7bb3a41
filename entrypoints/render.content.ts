import { defineContentScript } from "wxt/utils/define-content-script";
import { acceptConnections } from "@/utils/browser";
import { servePage } from "@/utils/capture/page";
import { renderWithHtml2canvas } from "@/utils/capture/render";

/** Injected only where Chromium refuses to photograph a page; in Firefox html2canvas never ends in a content script. */
export default defineContentScript({
  exclude: ["firefox"],
  registration: "runtime",
  matches: [],
  main() {
    acceptConnections("render", (port) => servePage(port, renderWithHtml2canvas(document), () => undefined));
  },
});
