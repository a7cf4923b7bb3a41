import { defineConfig } from "vitest/config";

/** End-to-end tests, in the built extension and the browser that `BORDEREAU_BROWSER` names. */
export default defineConfig({
  test: {
    name: `e2e-${process.env.BORDEREAU_BROWSER ?? "chromium"}`,
    include: ["tests/e2e/**/*.test.ts"],
    // two cores: one browser at a time
    fileParallelism: false,
    testTimeout: 240_000,
    hookTimeout: 90_000,
    teardownTimeout: 30_000,
  },
});
