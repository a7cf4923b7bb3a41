// Plain Node, built-in modules only, until the set-up has brought the dependencies.
import { parseArgs } from "node:util";
import { setUp } from "./setup.mjs";
import { buildExtension, Complaint } from "./tools.mjs";

const HELP = `npm start -- [options] [URL…]

Opens a browser with the extension and a sample page. With --headless, or where there is no display, it captures the
pages itself and exports the dossier.

  --browser chromium|firefox   which browser (chromium)
  --headless                   capture and export without a window
  --mission TITLE              title of the mission ("Sample mission")
  --out DIR                    where the dossier goes (./out)
  --lang en|fr                 language of the extension (en)
  --help                       this text

URL…                           pages to open or capture; without one, the bundled sample pages

Environment: BORDEREAU_CHROMIUM and BORDEREAU_FIREFOX name the browsers' programs.`;

function readArguments() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      browser: { type: "string", default: "chromium" },
      headless: { type: "boolean", default: false },
      mission: { type: "string", default: "Sample mission" },
      out: { type: "string", default: "out" },
      lang: { type: "string", default: "en" },
      help: { type: "boolean", default: false },
    },
  });
  oneOf("--browser", values.browser, ["chromium", "firefox"]);
  oneOf("--lang", values.lang, ["en", "fr"]);
  if (values.mission.trim() === "") throw new Error("--mission needs a title");
  if (values.out.trim() === "") throw new Error("--out needs a folder");
  for (const url of positionals) {
    if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
      throw new Error(`Not the address of a web page: ${url}`);
    }
  }
  return { ...values, mission: values.mission.trim(), urls: positionals };
}

function oneOf(option, value, allowed) {
  if (!allowed.includes(value)) throw new Error(`${option} is ${allowed.join(" or ")}, not "${value}"`);
}

function hasDisplay() {
  return process.platform !== "linux" || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

async function main() {
  let options;
  try {
    options = readArguments();
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`);
    return 2;
  }
  if (options.help) {
    console.log(HELP);
    return 0;
  }
  await setUp({ browsers: [options.browser] });
  console.log(`Building the extension for ${options.browser}…`);
  const build = await buildExtension(options.browser);
  if (build.code !== 0) throw new Complaint(`${build.output}\nThe build failed.`);
  const { tsImport } = await import("tsx/esm/api");
  const { startExtension } = await tsImport("./start/main.ts", import.meta.url);
  return startExtension({ ...options, headless: options.headless || !hasDisplay() });
}

for (const signal of ["SIGINT", "SIGTERM"]) {
  // leaving runs the driver's own exit handlers, which end the browser and remove its profile
  process.once(signal, () => process.exit(signal === "SIGINT" ? 130 : 143));
}

try {
  process.exit(await main());
} catch (error) {
  const expected = error instanceof Complaint || error?.name === "DriverError";
  console.error(expected ? error.message : error);
  process.exit(1);
}
