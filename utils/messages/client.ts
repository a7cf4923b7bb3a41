import { listenToBroadcast, sendToBackground } from "../browser";
import { type Attempt, BordereauError, deserializeError, randomUuid } from "../core";
import { offerBlobs, receiveBlobs } from "./blob-channel";
import { ATTEMPTS_BROADCAST, CHANGES_BROADCAST, type Envelope, type Reply } from "./envelope";
import type { AnswerOf, Client, RequestName, RequestOf } from "./protocol";

/** The background, seen from the extension's own pages. */
export function createClient(): Client {
  const request = async <N extends RequestName>(name: N, payload: RequestOf<N>): Promise<AnswerOf<N>> => {
    const envelope: Envelope = { request: name, payload };
    const reply = (await sendToBackground(envelope)) as Reply | undefined;
    if (!reply) throw new BordereauError("internal", { detail: `${name}: no answer` });
    if ("error" in reply) throw deserializeError(reply.error);
    return reply.answer as AnswerOf<N>;
  };
  return {
    request,
    watchAttempts: (listener) => listenToBroadcast(ATTEMPTS_BROADCAST, (message) => listener(message as Attempt[])),
    watchChanges: (listener) => listenToBroadcast(CHANGES_BROADCAST, listener),
    async fetchBlob(source, id) {
      const channel = randomUuid();
      const received = receiveBlobs(channel);
      // a refused request must not leave the wait behind as an unhandled rejection
      received.catch(() => undefined);
      await request("blobs.send", { source, id, channel });
      return (await received)[0] ?? null;
    },
    addMail: (payload, files) =>
      withOffered(
        files.map(({ blob }) => blob),
        (channel) =>
          request("mails.add", { ...payload, channel, files: files.map(({ blob: _offered, ...file }) => file) }),
      ),
    sealReport: (missionId, document, pdf) =>
      withOffered([document, pdf], (channel) => request("report.seal", { missionId, channel })),
    addFiles: (payload, files) =>
      withOffered(files, (channel) =>
        request("files.add", { ...payload, channel, names: files.map(({ name }) => name) }),
      ),
  };
}

/** Makes a request whose blobs the background takes over a channel of its own. */
async function withOffered<T>(blobs: readonly Blob[], ask: (channel: string) => Promise<T>): Promise<T> {
  const channel = randomUuid();
  const withdraw = offerBlobs(channel, blobs);
  try {
    return await ask(channel);
  } finally {
    withdraw();
  }
}
