import { createHash } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

/**
 * How a calendar behaves: it promises and knows of no block yet (`pending`), has its block (`complete`), fails
 * (`down`), answers what is no timestamp (`garbage`), or never answers (`silent`).
 */
export type CalendarBehaviour = "pending" | "complete" | "down" | "garbage" | "silent";

export interface Calendar {
  /** Without a slash at its end. */
  readonly url: string;
  behaviour: CalendarBehaviour;
  /** `METHOD path` of all requests, in order. */
  readonly requests: string[];
  /** The digests that it was given, hexadecimal. */
  readonly digests: string[];
  close(): Promise<void>;
}

const HEIGHT = 358_391;
const TIME = Buffer.from("6870b2c0", "hex");
const BLOCK_TAG = Buffer.from("0588960d73d71901", "hex");
const PENDING_TAG = Buffer.from("83dfe30d2ef90c8e", "hex");
const SHA256 = Buffer.of(0x08);

/*
 * Written from the format, apart from what is tested with it: operations are their tag and, after its length, their
 * argument; 0x00 begins an attestation, which is its tag and, after its length, its payload.
 */
const sized = (bytes: Buffer) => Buffer.concat([Buffer.of(bytes.length), bytes]);
const append = (bytes: Buffer) => Buffer.concat([Buffer.of(0xf0), sized(bytes)]);
const prepend = (bytes: Buffer) => Buffer.concat([Buffer.of(0xf1), sized(bytes)]);
const attestation = (tag: Buffer, payload: Buffer) => Buffer.concat([Buffer.of(0x00), tag, sized(payload)]);
const sha256 = (...parts: Buffer[]) => createHash("sha256").update(Buffer.concat(parts)).digest();
/** Something to hash with, that depends on what is asked. */
const salt = (purpose: string, commitment: Buffer) => sha256(Buffer.from(purpose), commitment);

/** The promise: with other digests into a tree, its root marked with time and a code of the calendar. */
function promise(url: string, digest: Buffer): Buffer {
  return Buffer.concat([
    append(salt(`sibling ${url}`, digest)),
    SHA256,
    prepend(TIME),
    append(salt(`code ${url}`, digest).subarray(0, 8)),
    attestation(PENDING_TAG, sized(Buffer.from(url))),
  ]);
}

/** The way from a promise into a transaction, and from there to the root of a block. */
export function block(commitment: Buffer): Buffer {
  const height = Buffer.of((HEIGHT & 0x7f) | 0x80, ((HEIGHT >> 7) & 0x7f) | 0x80, HEIGHT >> 14);
  const level = (purpose: string) => [prepend(salt(purpose, commitment)), SHA256, SHA256];
  return Buffer.concat([
    prepend(Buffer.from("01000000", "hex")),
    append(Buffer.from("00000000", "hex")),
    SHA256,
    SHA256,
    ...level("left"),
    ...level("above"),
    attestation(BLOCK_TAG, height),
  ]);
}

/** A calendar on this machine, with the protocol of the public ones. Its blocks are none of Bitcoin's. */
export async function startCalendar(behaviour: CalendarBehaviour = "pending"): Promise<Calendar> {
  const requests: string[] = [];
  const digests: string[] = [];
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      requests.push(`${request.method} ${request.url}`);
      const answer = (status: number, body: Buffer | string) => {
        response.writeHead(status, { "Content-Type": "application/vnd.opentimestamps.v1" });
        response.end(body);
      };
      if (calendar.behaviour === "silent") return;
      if (calendar.behaviour === "down") return answer(503, "Service unavailable");
      if (calendar.behaviour === "garbage") return answer(200, "<html>Welcome to this network</html>");
      const digest = Buffer.concat(chunks);
      if (request.method === "POST" && request.url === "/digest" && digest.length === 32) {
        digests.push(digest.toString("hex"));
        return answer(200, promise(calendar.url, digest));
      }
      const asked = /^\/timestamp\/((?:[0-9a-f]{2})+)$/.exec(request.url ?? "")?.[1];
      if (request.method !== "GET" || asked === undefined) return answer(400, "Bad request");
      if (calendar.behaviour === "pending") return answer(404, "Pending confirmation in Bitcoin blockchain");
      answer(200, block(Buffer.from(asked, "hex")));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const calendar: Calendar = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaviour,
    requests,
    digests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return calendar;
}
