import { expect, it } from "vitest";
import { type ExportProgress, throttleProgress } from "@/utils/core";

it("passes on the first report of each phase, and later ones once in a while", () => {
  let now = 0;
  const seen: string[] = [];
  const report = throttleProgress(
    ({ phase, doneBytes }) => seen.push(`${phase} ${doneBytes}`),
    () => now,
  );
  const at = (time: number, phase: ExportProgress["phase"], doneBytes: number) => {
    now = time;
    report({ phase, doneBytes, totalBytes: 10 });
  };
  at(0, "writing", 1);
  at(100, "writing", 2);
  at(260, "writing", 3);
  at(270, "checking", 4);
  at(300, "checking", 5);
  expect(seen).toEqual(["writing 1", "writing 3", "checking 4"]);
});
