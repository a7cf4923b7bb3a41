import type { ExhibitLabel, ReportDocument } from "../core";
import { type ComparedBlock, comparedBlocks } from "./blocks";
import { diffSequences } from "./sequence-diff";

export interface WordChange {
  readonly kind: "same" | "added" | "removed";
  readonly text: string;
}

/** What became of a piece of a report. */
export type BlockChange =
  | { readonly kind: "same" | "added" | "removed"; readonly block: ComparedBlock }
  | {
      readonly kind: "changed";
      readonly before: ComparedBlock;
      readonly after: ComparedBlock;
      /** All the same where only the formatting, a link, or the kind of block changed. */
      readonly words: readonly WordChange[];
    };

/** Share of words in common from which two blocks are one that changed. */
const SIMILAR = 0.4;
/** How far ahead a changed block is looked for. */
const WINDOW = 20;

/**
 * What changed between two reports, in reading order: what is not `removed`, with `after` of what changed, is the
 * second one. References are compared by the exhibit, not by the number that it has.
 *
 * @param label how a reference reads.
 */
export function compareReports(before: ReportDocument, after: ReportDocument, label?: ExhibitLabel): BlockChange[] {
  const read: ExhibitLabel = label ?? ((captureId) => `[${captureId}]`);
  const old = comparedBlocks(before, read);
  const now = comparedBlocks(after, read);
  const changes: BlockChange[] = [];
  let removed: ComparedBlock[] = [];
  let added: ComparedBlock[] = [];
  const settle = () => {
    changes.push(...pairChanged(removed, added));
    removed = [];
    added = [];
  };
  for (const step of diffSequences(
    old.map(({ key }) => key),
    now.map(({ key }) => key),
  )) {
    if (step.kind === "removed") removed.push(...old.slice(step.before, step.before + 1));
    else if (step.kind === "added") added.push(...now.slice(step.after, step.after + 1));
    else {
      settle();
      changes.push(...now.slice(step.after, step.after + 1).map((block) => ({ kind: "same" as const, block })));
    }
  }
  settle();
  return changes;
}

/** Of blocks that went and came at the same place, those that are one which changed. */
function pairChanged(removed: readonly ComparedBlock[], added: readonly ComparedBlock[]): BlockChange[] {
  const changes: BlockChange[] = [];
  const bags = added.map(({ text }) => wordBag(text));
  let next = 0;
  for (const before of removed) {
    const bag = wordBag(before.text);
    const found = bags
      .slice(next, next + WINDOW)
      .findIndex((other, index) => isSame(before, added[next + index]) || similarity(bag, other) >= SIMILAR);
    const after = found < 0 ? undefined : added[next + found];
    if (!after) {
      changes.push({ kind: "removed", block: before });
      continue;
    }
    for (const block of added.slice(next, next + found)) changes.push({ kind: "added", block });
    changes.push({ kind: "changed", before, after, words: compareWords(before.text, after.text) });
    next += found + 1;
  }
  for (const block of added.slice(next)) changes.push({ kind: "added", block });
  return changes;
}

/** Words, with the space after them, and what stands between. */
const TOKEN = /[\p{L}\p{N}\p{M}_]+|\s+|[^\p{L}\p{N}\p{M}_\s]/gu;

function compareWords(before: string, after: string): WordChange[] {
  const old = before.match(TOKEN) ?? [];
  const now = after.match(TOKEN) ?? [];
  const words: { kind: WordChange["kind"]; text: string }[] = [];
  for (const step of diffSequences(old, now)) {
    const text = (step.kind === "added" ? now[step.after] : old[step.before]) ?? "";
    const last = words.at(-1);
    if (last?.kind === step.kind) last.text += text;
    else words.push({ kind: step.kind, text });
  }
  return words;
}

/** Pictures and figures have no words to compare; the same text in another form is the same block. */
function isSame(before: ComparedBlock, after: ComparedBlock | undefined): boolean {
  return before.text !== "" && before.text === after?.text;
}

type Bag = ReadonlyMap<string, number>;

function wordBag(text: string): Bag {
  const bag = new Map<string, number>();
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) bag.set(word, (bag.get(word) ?? 0) + 1);
  return bag;
}

/** Twice what two texts have in common, by all that they have (Dice): from 0 to 1. */
function similarity(a: Bag, b: Bag): number {
  let common = 0;
  for (const [word, count] of a) common += Math.min(count, b.get(word) ?? 0);
  const all = total(a) + total(b);
  return all === 0 ? 0 : (2 * common) / all;
}

function total(bag: Bag): number {
  let sum = 0;
  for (const count of bag.values()) sum += count;
  return sum;
}
