/*
 * npm run bench -- capture | export-memory | popup-start | verifier | mutations [options]
 * Runs one of the measures.
 */

const MEASURES: Readonly<Record<string, () => Promise<unknown>>> = {
  capture: () => import("./capture.ts"),
  "export-memory": () => import("./export-memory.ts"),
  "popup-start": () => import("./popup-start.ts"),
  verifier: () => import("./verifier.ts"),
  mutations: () => import("./mutations.ts"),
};

const [name = ""] = process.argv.splice(2, 1);
const measure = MEASURES[name];
if (measure) await measure();
else {
  console.error(`Which measure? ${Object.keys(MEASURES).join(", ")}`);
  process.exitCode = 2;
}

export {};
