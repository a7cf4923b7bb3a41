/** A status of a service; each lasts until the next one begins (TS 119 612, 5.5.5 and 5.6.5). */
export interface ServiceStatus {
  readonly from: Date;
  readonly isGranted: boolean;
}

export interface Period {
  readonly from: Date;
  /** Null for still. */
  readonly until: Date | null;
}

/** When a service was granted, oldest first; statuses come newest first, as lists have them, or in any other order. */
export function grantedPeriods(statuses: readonly ServiceStatus[]): Period[] {
  // Of two that begin at once the one that stands first is the newer; the sort is stable.
  const ascending = [...statuses].reverse().sort((one, other) => one.from.getTime() - other.from.getTime());
  const periods: Period[] = [];
  for (const [index, { from, isGranted }] of ascending.entries()) {
    const until = ascending[index + 1]?.from ?? null;
    if (!isGranted || until?.getTime() === from.getTime()) continue;
    const before = periods.at(-1);
    if (before?.until?.getTime() === from.getTime()) periods.splice(-1, 1, { from: before.from, until });
    else periods.push({ from, until });
  }
  return periods;
}
