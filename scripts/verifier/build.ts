import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { readMessages } from "./messages.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
/** The oldest browsers that the extension runs in. */
const TARGETS = ["chrome121", "firefox140"];

/**
 * Builds `verifier.html`: one file that needs no other and no network. The same source gives the same bytes.
 * @throws Error if a part cannot be bundled
 */
export async function buildVerifier(): Promise<string> {
  const script = await bundle("verifier/main.ts", {
    __MESSAGES__: JSON.stringify({ en: await readMessages("en"), fr: await readMessages("fr") }),
  });
  const style = await bundle("verifier/style.css", {});
  // what would end the element early cannot be in it: esbuild escapes it in texts
  if (/<\/script|<!--/i.test(script) || /<\/style/i.test(style)) throw new Error("the bundle would end its element");
  const policy = [
    "default-src 'none'",
    // hash-wasm hashes files that are too large for the browser's own hash
    `script-src '${hashSource(script)}' 'wasm-unsafe-eval'`,
    `style-src '${hashSource(style)}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    "<title>Bordereau</title>",
    `<style>${style}</style>`,
    "</head>",
    "<body>",
    "<noscript><p>JavaScript is off: this page cannot check anything. JavaScript est désactivé.</p></noscript>",
    `<script type="module">${script}</script>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

async function bundle(entry: string, define: Readonly<Record<string, string>>): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [entry],
    bundle: true,
    write: false,
    minify: true,
    format: "esm",
    charset: "utf8",
    legalComments: "none",
    target: TARGETS,
    define,
    alias: { "#i18n": `${ROOT}/verifier/i18n.ts` },
    logLevel: "error",
  });
  return (outputFiles[0]?.text ?? "").trim();
}

/** How a policy names an inline element (CSP Level 3, 2.3.1). */
function hashSource(text: string): string {
  return `sha256-${createHash("sha256").update(text, "utf8").digest("base64")}`;
}
