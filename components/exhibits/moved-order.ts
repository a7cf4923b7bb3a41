/** A list with one of its items a place further up (-1) or down (1). */
export function movedOrder<T>(items: readonly T[], place: number, by: -1 | 1): T[] {
  const moved = [...items];
  const [item] = moved.splice(place, 1);
  if (item !== undefined) moved.splice(place + by, 0, item);
  return moved;
}
