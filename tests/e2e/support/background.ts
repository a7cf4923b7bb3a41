import type { PageHandle } from "../../../scripts/driver/index.ts";
import type { AnswerOf, RequestName, RequestOf } from "../../../utils/messages/protocol.ts";

/** Sends a request to the background from a page of the extension, as popup and desk do. */
export async function request<N extends RequestName>(
  page: PageHandle,
  name: N,
  payload: RequestOf<N>,
): Promise<AnswerOf<N>> {
  const reply = await page.evaluate(
    async (envelope) => {
      return (globalThis.browser ?? chrome).runtime.sendMessage(envelope) as Promise<{
        answer: unknown;
        error?: unknown;
      }>;
    },
    { request: name as string, payload: payload as unknown },
  );
  if (reply.error) throw Object.assign(new Error(JSON.stringify(reply.error)), reply.error);
  return reply.answer as AnswerOf<N>;
}

/** The mission of that title; created where there is none. */
export async function missionNamed(page: PageHandle, title: string): Promise<string> {
  const missions = await request(page, "missions.list", {});
  const found = missions.find(({ mission }) => mission.title === title);
  if (found) return found.mission.id;
  const draft = { title, client: "", reference: "", trade: "general", description: "", currency: "EUR" } as const;
  const dates = { startDate: null, endDate: null, amountCents: null, parties: [] };
  return (await request(page, "missions.create", { ...draft, ...dates })).id;
}

/** Adds `count` files of `sizeBytes` random bytes each to a mission, over the channel that the desk uses. */
export async function addRandomFiles(
  page: PageHandle,
  missionId: string,
  count: number,
  sizeBytes: number,
): Promise<void> {
  await page.evaluate(
    async (order) => {
      const piece = crypto.getRandomValues(new Uint8Array(65_536));
      const blobs = Array.from({ length: order.count }, (_, index) => {
        const pieces = Array.from({ length: order.sizeBytes / piece.length }, () => piece);
        return new Blob([new Uint8Array([index]), ...pieces], { type: "application/octet-stream" });
      });
      const channel = crypto.randomUUID();
      const offer = new BroadcastChannel(channel);
      offer.onmessage = ({ data }) => data === "ready" && offer.postMessage(blobs);
      const payload = {
        missionId: order.missionId,
        kind: "other",
        title: "",
        note: "",
        datedAt: null,
        channel,
        names: blobs.map((_, index) => `file-${index}.bin`),
      };
      const reply = (await (globalThis.browser ?? chrome).runtime.sendMessage({ request: "files.add", payload })) as {
        error?: unknown;
      };
      offer.close();
      if (reply.error) throw new Error(JSON.stringify(reply.error));
    },
    { missionId, count, sizeBytes },
  );
}

/** An artifact's bytes, fetched over the channel that the desk uses. */
export async function artifactBytes(page: PageHandle, artifactId: string): Promise<Buffer> {
  const base64 = await page.evaluate(async (id) => {
    const channel = crypto.randomUUID();
    const receiver = new BroadcastChannel(channel);
    const received = new Promise<Blob>((resolve) => {
      receiver.onmessage = ({ data }: MessageEvent<Blob[]>) => data[0] && resolve(data[0]);
    });
    const payload = { source: "artifact", id, channel };
    await (globalThis.browser ?? chrome).runtime.sendMessage({ request: "blobs.send", payload });
    const blob = await received;
    receiver.close();
    const reader = new FileReader();
    return new Promise<string>((resolve) => {
      reader.onload = () => resolve((reader.result as string).split(",")[1] ?? "");
      reader.readAsDataURL(blob);
    });
  }, artifactId);
  return Buffer.from(base64, "base64");
}
