import type { GuidanceAction, GuidancePoint } from "../../utils/core";

export interface GuidanceActions {
  /** Takes the next step of a point; of a reminder where there is no point. Never "mark", which the panel does. */
  onAction(action: GuidanceAction, point: GuidancePoint | null): void;
}
