import type { BlockChange, ComparedBlock } from "../../utils/report";

/** What a comparison shows in a row of its own; unchanged blocks far from any change are counted only. */
export type ComparisonRow =
  | { readonly kind: "skipped"; readonly count: number; readonly id: number }
  | { readonly kind: "block"; readonly change: BlockChange; readonly id: number };

/** Unchanged blocks shown before and after what changed. */
const CONTEXT = 1;

export function comparisonRows(changes: readonly BlockChange[]): ComparisonRow[] {
  const near = new Set<number>();
  for (const [index, { kind }] of changes.entries()) {
    if (kind === "same") continue;
    for (let at = index - CONTEXT; at <= index + CONTEXT; at++) near.add(at);
  }
  const rows: ComparisonRow[] = [];
  let skipped = 0;
  const settle = (id: number) => {
    if (skipped > 0) rows.push({ kind: "skipped", count: skipped, id });
    skipped = 0;
  };
  for (const [index, change] of changes.entries()) {
    if (!near.has(index)) {
      skipped++;
      continue;
    }
    settle(index - 1);
    rows.push({ kind: "block", change, id: index });
  }
  settle(changes.length - 1);
  return rows;
}

/** How many blocks came, went and changed. */
export function countChanges(changes: readonly BlockChange[]): Readonly<Record<BlockChange["kind"], number>> {
  const counts = { same: 0, added: 0, removed: 0, changed: 0 };
  for (const { kind } of changes) counts[kind]++;
  return counts;
}

/** Whether the words are the same and only their form is not. */
export function isFormatOnly(change: BlockChange): boolean {
  return change.kind === "changed" && change.words.every(({ kind }) => kind === "same");
}

export function isTextless({ text }: ComparedBlock): boolean {
  return text.trim() === "";
}
