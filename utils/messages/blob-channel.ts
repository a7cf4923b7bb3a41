import { BordereauError } from "../core";

/** How long the other side may take to answer. Milliseconds. */
const ANSWER_WITHIN_MS = 30_000;

/**
 * Blobs between our own contexts. Extension messages lose them and stop at 64 MiB; a BroadcastChannel carries the
 * handle, whatever the size. The channel's name is a random UUID that travels in the message beside it.
 */
export function sendBlobs(channel: string, blobs: readonly (Blob | null)[]): void {
  const sender = new BroadcastChannel(channel);
  sender.postMessage(blobs);
  sender.close();
}

/**
 * Waits for the blobs of one `sendBlobs`; listens from the moment of the call.
 * @throws BordereauError `file-unreadable` when nothing comes
 */
export function receiveBlobs(channel: string, timeoutMs = ANSWER_WITHIN_MS): Promise<readonly (Blob | null)[]> {
  return receive(new BroadcastChannel(channel), timeoutMs);
}

/** Offers blobs on `channel` until the returned function is called. */
export function offerBlobs(channel: string, blobs: readonly Blob[]): () => void {
  const offer = new BroadcastChannel(channel);
  offer.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (data === READY) offer.postMessage(blobs);
  };
  return () => offer.close();
}

/**
 * Takes the blobs that the other side offers on `channel`.
 * @throws BordereauError `file-unreadable` when nothing comes
 */
export function takeOfferedBlobs(channel: string, timeoutMs = ANSWER_WITHIN_MS): Promise<readonly (Blob | null)[]> {
  const asker = new BroadcastChannel(channel);
  const blobs = receive(asker, timeoutMs);
  // a channel does not hear itself, so question and answer go over the same one
  asker.postMessage(READY);
  return blobs;
}

const READY = "ready";

function receive(receiver: BroadcastChannel, timeoutMs: number): Promise<readonly (Blob | null)[]> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      receiver.close();
      reject(new BordereauError("file-unreadable", { detail: `nothing came within ${timeoutMs} ms` }));
    }, timeoutMs);
    receiver.onmessage = ({ data }: MessageEvent<readonly (Blob | null)[]>) => {
      clearTimeout(timer);
      receiver.close();
      resolve(data);
    };
  });
}
