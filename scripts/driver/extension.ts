import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { DriverError } from "./types.ts";

interface BuiltManifest {
  readonly key?: string;
  readonly action?: { readonly default_popup?: string };
  readonly browser_specific_settings?: { readonly gecko?: { readonly id?: string } };
}

/** What the driver needs to know of a built extension. */
export interface BuiltExtension {
  readonly dir: string;
  readonly popupPath: string;
  /** The id that Chromium gives it. */
  readonly chromiumId: string;
  /** The id that its manifest claims in Firefox. */
  readonly geckoId: string | undefined;
}

/** @throws DriverError when the folder holds no built extension */
export function readExtension(extensionDir: string): BuiltExtension {
  const dir = resolve(extensionDir);
  let manifest: BuiltManifest;
  try {
    manifest = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as BuiltManifest;
  } catch (cause) {
    throw new DriverError(`No built extension in ${dir}: run wxt build first`, { cause });
  }
  return {
    dir,
    popupPath: manifest.action?.default_popup ?? "popup.html",
    chromiumId: chromiumId(manifest.key, dir),
    geckoId: manifest.browser_specific_settings?.gecko?.id,
  };
}

/** The first 128 bits of SHA-256 over the manifest's key, or over the folder's path, written with the letters a to p. */
function chromiumId(key: string | undefined, dir: string): string {
  // Windows paths are hashed as UTF-16
  const path = process.platform === "win32" ? Buffer.from(dir, "utf16le") : Buffer.from(dir);
  const digest = createHash("sha256")
    .update(key === undefined ? path : Buffer.from(key, "base64"))
    .digest("hex");
  return [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join("");
}
