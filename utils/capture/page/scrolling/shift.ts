/** Moves closer together than this are the same one. CSS pixels. */
const SAME_WITHIN_PX = 1;
/** A single element that moves proves nothing. */
const MIN_AGREEING = 3;

/**
 * The move that more than half of what is watched made; 0 where too few agree or it is below a pixel.
 * Elements that stay in the window (fixed ones, parallax) or were laid out anew have moves of their own.
 */
export function shiftOf(moves: readonly number[]): number {
  let best = 0;
  let agreeing = 0;
  for (const move of moves) {
    const count = moves.filter((other) => Math.abs(other - move) <= SAME_WITHIN_PX).length;
    if (count > agreeing) [best, agreeing] = [move, count];
  }
  const plain = agreeing >= MIN_AGREEING && agreeing > moves.length / 2;
  return plain && Math.abs(best) >= SAME_WITHIN_PX ? best : 0;
}
