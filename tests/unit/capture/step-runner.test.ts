import { describe, expect, it, vi } from "vitest";
import { StepRunner } from "@/utils/capture/step-runner";
import { BordereauError } from "@/utils/core";
import { tickingClock } from "../store/open-store";

function runner(signal = new AbortController().signal) {
  const onStep = vi.fn();
  return { run: new StepRunner(tickingClock(), signal, onStep), onStep };
}

describe("StepRunner", () => {
  it("reports what each step came to and goes on after a failure", async () => {
    const { run, onStep } = runner();
    expect(await run.run("text", 1_000, async () => ({ value: 7 }))).toEqual({ value: 7, error: null });
    await run.run("page", 1_000, async () => {
      throw new BordereauError("page-unreachable", { detail: "why" });
    });
    await run.run("mhtml", 1_000, async () => ({ value: 1, partial: new BordereauError("screenshot-failed") }));
    run.skip("original", null);
    expect(run.reports.map(({ name, outcome, reason }) => [name, outcome, reason?.code ?? null])).toEqual([
      ["text", "done", null],
      ["page", "failed", "page-unreachable"],
      ["mhtml", "partial", "screenshot-failed"],
      ["original", "skipped", null],
    ]);
    expect(run.reports[0]).toMatchObject({ durationMs: 1_000 });
    expect(onStep).toHaveBeenCalledWith("text", "running", 0);
    expect(run.isPartial).toBe(true);
  });

  it("is whole when the only steps left out were not wanted", async () => {
    const { run } = runner();
    await run.run("text", 1_000, async () => ({ value: 1 }));
    run.skip("mhtml", null);
    expect(run.isPartial).toBe(false);
  });

  it("ends a step that hangs, and tells it to stop", async () => {
    const { run } = runner();
    let told = false;
    const { error } = await run.run("text", 10, (signal) => {
      signal.addEventListener("abort", () => {
        told = true;
      });
      return new Promise<never>(() => undefined);
    });
    expect(error?.code).toBe("step-timeout");
    expect(told).toBe(true);
  });

  it("throws only when it is cancelled", async () => {
    const controller = new AbortController();
    const { run } = runner(controller.signal);
    const step = run.run("text", 1_000, async () => {
      controller.abort();
      throw new Error("because of it");
    });
    await expect(step).rejects.toMatchObject({ code: "cancelled" });
    await expect(run.run("page", 1_000, async () => ({ value: 1 }))).rejects.toMatchObject({ code: "cancelled" });
  });
});
