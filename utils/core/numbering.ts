import type { Capture } from "./capture";
import type { ExhibitNumbers, FrozenIndex } from "./exhibit-index";

type Numbered = Pick<Capture, "id" | "datedAt" | "journalSequence" | "erasedAt">;

/** What exhibits are numbered by. */
export interface Numbering {
  /** The index that was exported last. */
  readonly frozen: FrozenIndex | null;
  /** Captures in the order that the user wants, as far as they have no number yet. */
  readonly order: readonly string[];
}

export const FIRST_NUMBERING: Numbering = { frozen: null, order: [] };

/**
 * Numbers from 1 for the captures that still have their bytes. A number that was exported stays, even where its
 * capture was away in between; the others continue after the highest one, in the user's order, then in that of what
 * they prove.
 */
export function numberCaptures<C extends Numbered>(
  captures: readonly C[],
  { frozen, order }: Numbering,
): { number: number; capture: C }[] {
  const given = new Map(frozen?.exhibits.map(({ captureId, number }) => [captureId, number]));
  const wanted = new Map(order.map((captureId, index) => [captureId, index]));
  const place = ({ id }: Numbered) => wanted.get(id) ?? wanted.size;
  const live = captures.filter(({ erasedAt }) => erasedAt === null);
  const added = live.filter(({ id }) => !given.has(id)).sort((a, b) => place(a) - place(b) || chronologically(a, b));
  let last = Math.max(0, ...given.values());
  const numbers = new Map([...given, ...added.map(({ id }) => [id, ++last] as const)]);
  return live.map((capture) => ({ number: numbers.get(capture.id) ?? 0, capture })).sort((a, b) => a.number - b.number);
}

/** The number of each capture that has one. */
export function numbersByCapture(captures: readonly Numbered[], numbering: Numbering): ReadonlyMap<string, number> {
  return new Map(numberCaptures(captures, numbering).map(({ number, capture }) => [capture.id, number]));
}

/** What the desk shows of it. */
export function exhibitNumbers(captures: readonly Numbered[], numbering: Numbering): ExhibitNumbers {
  const { frozen } = numbering;
  const given = new Set(frozen?.exhibits.map(({ captureId }) => captureId));
  const exhibits = numberCaptures(captures, numbering).map(({ number, capture }) => ({
    captureId: capture.id,
    number,
    frozen: given.has(capture.id),
  }));
  const present = new Set(exhibits.map(({ captureId }) => captureId));
  const withdrawn = frozen?.exhibits.filter(({ captureId }) => !present.has(captureId)).map(({ number }) => number);
  return { version: frozen?.version ?? 0, exhibits, withdrawn: withdrawn ?? [] };
}

/** The index as it is frozen by an export. */
export function freezeIndex(
  captures: readonly (Numbered & Pick<Capture, "title">)[],
  numbering: Numbering,
  frozenAt: string,
): FrozenIndex {
  const present = numberCaptures(captures, numbering).map(({ number, capture }) => ({
    captureId: capture.id,
    number,
    title: capture.title,
    present: true,
  }));
  const ids = new Set(present.map(({ captureId }) => captureId));
  const away = (numbering.frozen?.exhibits ?? [])
    .filter(({ captureId }) => !ids.has(captureId))
    .map((exhibit) => ({ ...exhibit, title: "", present: false }));
  const exhibits = [...present, ...away].sort((a, b) => a.number - b.number);
  return { version: (numbering.frozen?.version ?? 0) + 1, frozenAt, exhibits };
}

/** What became different from one index to the next. */
export interface IndexChanges {
  readonly added: readonly number[];
  readonly withdrawn: readonly number[];
  readonly renamed: readonly { readonly number: number; readonly before: string; readonly after: string }[];
}

export function indexChanges(before: FrozenIndex, after: FrozenIndex): IndexChanges {
  const earlier = new Map(before.exhibits.map((exhibit) => [exhibit.number, exhibit]));
  const present = after.exhibits.filter((exhibit) => exhibit.present);
  return {
    added: present.filter(({ number }) => !earlier.get(number)?.present).map(({ number }) => number),
    withdrawn: after.exhibits
      .filter((exhibit) => !exhibit.present && earlier.get(exhibit.number)?.present)
      .map(({ number }) => number),
    renamed: present.flatMap(({ number, title }) => {
      const old = earlier.get(number);
      return old?.present && old.title !== title ? [{ number, before: old.title, after: title }] : [];
    }),
  };
}

function chronologically(a: Numbered, b: Numbered): number {
  if (a.datedAt !== b.datedAt) return a.datedAt < b.datedAt ? -1 : 1;
  return a.journalSequence - b.journalSequence;
}
