import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { PNG } from "pngjs";
import type { PageHandle } from "./driver/index.ts";

/** Where the pictures of README and guide are. */
export const IMAGES = fileURLToPath(new URL("../docs/images", import.meta.url));
const MAX_BYTES = 200_000;

/** Photographs a page once it stands still, as small as it gets; says where it is too large. */
export async function picture(page: PageHandle, name: string): Promise<void> {
  // an editor puts images without an address between its nodes
  await page.waitFor(() =>
    [...document.images].every((image) => image.currentSrc === "" || (image.complete && image.naturalWidth > 0)),
  );
  await page.evaluate(async () => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    await document.fonts.ready;
    await Promise.all(
      [...document.images].filter(({ currentSrc }) => currentSrc !== "").map((image) => image.decode()),
    );
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
  const file = join(IMAGES, `${name}.png`);
  await page.screenshot(file);
  const { data, width, height } = PNG.sync.read(readFileSync(file));
  // one colour too many in a pixel of a photograph is not seen; what is opaque needs no alpha
  const candidates = [-1, 0, 4].map((filterType) =>
    PNG.sync.write(Object.assign(new PNG({ width, height }), { data }), { colorType: 2, deflateLevel: 9, filterType }),
  );
  const smallest = candidates.toSorted((a, b) => a.length - b.length)[0];
  if (smallest && smallest.length < statSync(file).size) writeFileSync(file, smallest);
  const { size } = statSync(file);
  console.log(
    `${basename(file).padEnd(28)} ${width} × ${height}  ${(size / 1_000).toFixed(0)} kB${size > MAX_BYTES ? "  TOO LARGE" : ""}`,
  );
}
