import { type ClockReport, clockOffsetOf } from "../../core";
import type { StoredStamp } from "../../store";
import type { Dependencies } from "../dependencies";

/** A clock drifts, and may be put right: what was measured longer ago says nothing of now. Milliseconds. */
const MAX_AGE_MS = 24 * 60 * 60 * 1_000;

/** A token's time may have been cut to the whole second (RFC 3161, 2.4.2). Milliseconds. */
const TOKEN_RESOLUTION_MS = 1_000;

/**
 * This machine's clock against that of the authority that answered last, as its token's genTime and the moments of
 * request and answer have it. Null where no trusted authority answered in the last 24 hours.
 */
export async function authorityClock({
  db,
  clock,
}: Pick<Dependencies, "db" | "clock">): Promise<NonNullable<ClockReport["authority"]> | null> {
  const now = clock().getTime();
  const index = db.transaction("stamps").store.index("byReceipt");
  for (let row = await index.openCursor(null, "prev"); row; row = await row.continue()) {
    if (Date.parse(row.value.receivedAt ?? "") < now - MAX_AGE_MS) return null;
    const measured = measuredBy(row.value);
    if (measured) return measured;
  }
  return null;
}

function measuredBy(stamp: StoredStamp): NonNullable<ClockReport["authority"]> | null {
  const { trusted, genTime, requestedAt, receivedAt, name } = stamp;
  if (!trusted || genTime === null || requestedAt === null || receivedAt === null) return null;
  const offset = tokenOffset(genTime, new Date(requestedAt), new Date(receivedAt));
  return offset && { ...offset, source: `timestamp of ${name}`, measuredAt: receivedAt };
}

/** This machine's clock against the time in a token. */
export function tokenOffset(genTime: string, requestedAt: Date, receivedAt: Date): ReturnType<typeof clockOffsetOf> {
  return clockOffsetOf({
    sentAtMs: requestedAt.getTime(),
    answeredAtMs: receivedAt.getTime(),
    theirsMs: Date.parse(genTime),
    resolutionMs: TOKEN_RESOLUTION_MS,
  });
}
