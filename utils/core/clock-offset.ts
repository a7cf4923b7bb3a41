/** Somebody else's word on the time, and when it was asked for and came, by this machine's clock. Milliseconds since 1970. */
export interface ClockAnswer {
  readonly sentAtMs: number;
  readonly answeredAtMs: number;
  readonly theirsMs: number;
  /** What they say may have been cut off by so much. */
  readonly resolutionMs: number;
}

/**
 * How far this machine's clock is ahead of theirs: they read it at some moment between request and answer. Null where
 * the answer came before the request: the clock was put back meanwhile.
 */
export function clockOffsetOf({ sentAtMs, answeredAtMs, theirsMs, resolutionMs }: ClockAnswer): {
  readonly offsetMs: number;
  /** The true offset lies at most so far from it, either way. */
  readonly uncertaintyMs: number;
} | null {
  const earliest = sentAtMs - theirsMs - resolutionMs;
  const latest = answeredAtMs - theirsMs;
  if (latest < earliest) return null;
  return { offsetMs: Math.round((earliest + latest) / 2), uncertaintyMs: Math.ceil((latest - earliest) / 2) };
}
