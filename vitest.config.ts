import { defineConfig } from "vitest/config";
import { WxtVitest } from "wxt/testing/vitest-plugin";

/** Unit tests: logic without a browser. `vitest.e2e.config.ts` has the tests in real browsers. */
export default defineConfig({
  plugins: [WxtVitest()],
  define: { __BUILD_REVISION__: JSON.stringify("unit-test") },
  test: {
    include: ["tests/unit/**/*.test.{ts,tsx}"],
    environment: "node",
    mockReset: true,
  },
});
