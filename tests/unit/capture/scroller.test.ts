// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { Scroller } from "@/utils/capture/page/scrolling";

it("changes nothing of a page any more once it has ended, whatever it was waiting for", async () => {
  const scroller = new Scroller(window, { container: null, subject: null, unpin: true });
  const waiting = scroller.begin(0);
  scroller.end();
  const scrollTo = vi.spyOn(window, "scrollTo");
  await expect(waiting).rejects.toMatchObject({ code: "cancelled" });
  expect(scrollTo).not.toHaveBeenCalled();
  expect(document.documentElement.getAttribute("style") || null).toBeNull();
});
