/** From the background to the replay page: a saved page's HTML, piece by piece, and its end. */
export type ReplayPiece = { readonly html: string } | { readonly end: true };

/** From the replay page to the background: the saved page has been loaded and drawn. */
export const REPLAY_READY = "ready";
