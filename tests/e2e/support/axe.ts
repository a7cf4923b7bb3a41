import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { PageHandle } from "../../../scripts/driver/index.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

// built here and sent as source: the extension's policy lets no page of it make functions from text
const injectAxe = new Function(AXE) as () => void;

/** What axe finds, each with the first element that it names. */
export async function axeFindings(page: PageHandle): Promise<string[]> {
  await page.evaluate(injectAxe);
  return page.evaluate(async () => {
    // colours must not be in the middle of a transition
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => undefined)));
    type Violation = { id: string; nodes: { html: string; failureSummary: string }[] };
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    const { violations } = await axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  });
}
