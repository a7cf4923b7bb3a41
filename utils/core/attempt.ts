import type { SerializedError } from "./errors";
import type { CaptureRecord, StepName } from "./record";

export type StepState = "waiting" | "running" | "done" | "partial" | "skipped" | "failed";

/** A capture that is being made, as popup and desk show it. */
export interface Attempt {
  readonly attemptId: string;
  readonly missionId: string;
  readonly missionTitle: string;
  readonly tabId: number | null;
  readonly trigger: CaptureRecord["trigger"];
  readonly title: string;
  readonly startedAt: string;
  readonly state: "running" | "complete" | "partial" | "failed" | "cancelled";
  readonly steps: readonly { readonly name: StepName; readonly state: StepState }[];
  /** 0 to 1 over all steps. */
  readonly fraction: number;
  readonly captureId: string | null;
  readonly fileCount: number;
  readonly sizeBytes: number;
  readonly error: SerializedError | null;
}
