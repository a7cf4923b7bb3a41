import type { Clock, RandomId, Settings } from "../core";
import type { Database, Journal } from "../store";

/** What the use cases work with; made once in the background, by tests at will. */
export interface Dependencies {
  readonly db: Database;
  readonly journal: Journal;
  readonly clock: Clock;
  readonly randomId: RandomId;
  /** Tells open pages that something they show has changed. */
  readonly onChange: () => void;
}

/** Facts about browser and build that go into every record. */
export interface RecordFacts {
  readonly software: { readonly name: string; readonly version: string; readonly revision: string };
  readonly settings: Settings;
}
