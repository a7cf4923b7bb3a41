import type { Capture, Mission } from "../core";
import { searchText } from "./search-text";
import { isSentByProvider, providerIdentity } from "./sender";

export const DAY_MS = 86_400_000;

/** A capture that was not erased, as points and reminders look at it. */
export interface Evidence {
  readonly capture: Capture;
  /** When it dates from. Milliseconds since 1970. */
  readonly time: number;
  /** False for a file that nobody dated: its time is that of its capture, and says nothing of its age. */
  readonly dated: boolean;
  /** Title, note and file names, as `mentions` takes them. */
  readonly text: string;
  /** Holds the bytes of a message, not just a picture of it. */
  readonly hasOriginalMail: boolean;
  /** Whether the provider sent it; null where it is no e-mail, or its sender is nobody that the mission names. */
  readonly sentByProvider: boolean | null;
}

/** What there is, the oldest first. */
export function evidenceOf(captures: readonly Capture[], mission: Mission, ownerName: string): readonly Evidence[] {
  const provider = providerIdentity(mission, ownerName);
  return captures
    .filter(({ erasedAt }) => erasedAt === null)
    .map((capture) => ({
      capture,
      time: timeOf(capture.datedAt),
      dated: capture.origin !== "files" || capture.datedAt !== capture.capturedAt,
      text: searchText([capture.title, capture.note, ...capture.artifacts.map(({ fileName }) => fileName)]),
      hasOriginalMail: capture.origin === "mail" || capture.artifacts.some(({ role }) => role === "mail"),
      sentByProvider: isSentByProvider(capture, provider),
    }))
    .sort((a, b) => a.time - b.time);
}

/** A stored time or day; 1970 for one that is on no calendar. Milliseconds. */
export function timeOf(date: string): number {
  const time = Date.parse(date);
  return Number.isNaN(time) ? 0 : time;
}
