/** Who may import whom; ARCHITECTURE.md says why. `tests/unit/import-rules.test.ts` plants a violation of each rule. */
const folder = (names) => `^utils/(${names})/`;
const only = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: folder(from) },
  to: { path: "^(utils|components|entrypoints)/", pathNot: `^utils/(${from}|${allowed})/` },
});

module.exports = {
  forbidden: [
    only("core-imports-nothing", "core", "core"),
    only("integrity-imports-core", "integrity", "core"),
    only("browser-imports-core", "browser", "core"),
    only("messages-imports-core-and-browser", "messages", "core|browser"),
    only("store-imports-core-and-integrity", "store", "core|integrity"),
    only("dossier-imports-core-and-integrity", "dossier", "core|integrity"),
    only("guidance-imports-core", "guidance", "core"),
    only("verify-imports-core-and-integrity", "verify", "core|integrity"),
    only("capture-imports-core-and-browser", "capture", "core|browser"),
    only("email-imports-core-and-integrity", "email", "core|integrity"),
    only("report-imports-core", "report", "core"),
    {
      name: "components-talk-through-messages",
      severity: "error",
      from: { path: "^components/" },
      to: { path: "^(utils|entrypoints)/", pathNot: "^utils/(core|messages|guidance|report)/" },
    },
    {
      name: "content-scripts-stay-out-of-the-store",
      severity: "error",
      from: { path: "^entrypoints/[^/]+\\.content\\.ts$" },
      to: { path: "^utils/", pathNot: "^utils/(capture|email|core|messages|browser)/" },
    },
    {
      name: "verifier-page-stands-alone",
      severity: "error",
      from: { path: "^verifier/" },
      to: {
        path: "^(utils|components|entrypoints)/",
        pathNot: "^(utils/(core|integrity|verify)|components/(ui|verify))/",
      },
    },
    {
      name: "nothing-imports-an-entrypoint",
      severity: "error",
      from: { pathNot: "^entrypoints/" },
      to: { path: "^entrypoints/" },
    },
    {
      name: "extension-api-only-in-browser",
      severity: "error",
      from: { path: "^(utils|components)/", pathNot: "^utils/browser/" },
      to: {
        path: "^(wxt/browser|webextension-polyfill)|node_modules/(wxt/dist/browser[.]|webextension-polyfill/|@wxt-dev/webextension-polyfill/)",
      },
    },
    {
      name: "through-the-index",
      severity: "error",
      from: { path: "^(utils/[^/]+)/" },
      to: { path: "^utils/([^/]+)/", pathNot: ["^$1/", "^utils/.+/index[.]ts$"] },
    },
    {
      name: "through-the-index-from-outside",
      severity: "error",
      from: { path: "^(components|entrypoints|scripts|bench)/" },
      to: { path: "^utils/", pathNot: "^utils/.+/index[.]ts$|[.]d[.]ts$" },
    },
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "resolvable",
      severity: "error",
      from: {},
      to: { couldNotResolve: true, pathNot: "^(#i18n|virtual:|wxt/)" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(\\.output|\\.wxt)/" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
  },
};
