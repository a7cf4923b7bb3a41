import { defineContentScript } from "wxt/utils/define-content-script";
import { acceptConnections } from "@/utils/browser";
import { servePage } from "@/utils/capture/page";
import { renderWithHtml2canvas } from "@/utils/capture/render";

/** Injected only where the browser refuses to photograph a page. */
export default defineContentScript({
  registration: "runtime",
  matches: [],
  main() {
    acceptConnections("render", (port) => servePage(port, renderWithHtml2canvas(document), () => undefined));
  },
});
