import { DriverError } from "./types.ts";

/**
 * Looks until there is something.
 * @throws DriverError when nothing came in time
 */
export async function poll<T>(
  look: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  label: string,
  timeoutMs = 15_000,
): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new DriverError(`Waited ${timeoutMs} ms in vain for ${label}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
