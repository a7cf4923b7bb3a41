import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createTimestampQuery, parseTimestampQuery } from "../../../utils/integrity/rfc3161";
import { OpensslAuthority } from "./openssl-authority";
import { AUTHORITY, type TestCertificate, TestPki, TIMESTAMPING } from "./test-pki";

export type AuthorityBehaviour =
  | "honest"
  /** Closes the connection. */
  | "down"
  /** Answers when it is closed, or behaves otherwise again. */
  | "slow"
  | "garbage"
  /** A good token, for another hash. */
  | "other-hash"
  /** 429, with `Retry-After`. */
  | "rate-limited"
  | "expired-certificate"
  /** A TimeStampResp that says no. */
  | "refuses";

export interface TimestampAuthority {
  /** Takes POST. */
  readonly url: string;
  readonly rootPem: string;
  setBehaviour(behaviour: AuthorityBehaviour): void;
  /** POST requests so far. */
  requests(): number;
  close(): Promise<void>;
}

/** Seconds that a rate-limited caller is told to wait. */
export const RETRY_AFTER_S = 2;

const MAX_QUERY_BYTES = 10_000;

/**
 * A real RFC 3161 authority over HTTP on this machine, `openssl ts` with a certificate authority of its own. It sends
 * no CORS headers, as real ones do not.
 */
export async function startTimestampAuthority(options: {
  readonly keyType: "rsa" | "ec";
  readonly behaviour?: AuthorityBehaviour;
  /** Object identifier that tokens carry. */
  readonly policy?: string;
}): Promise<TimestampAuthority> {
  const pki = new TestPki();
  const { root, authorities } = makeAuthorities(pki, options.keyType, options.policy);
  let behaviour = options.behaviour ?? "honest";
  let requests = 0;
  const waiting = new Set<ServerResponse>();
  const letGo = () => {
    for (const response of waiting) response.destroy();
    waiting.clear();
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.method !== "POST" || request.headers["content-type"] !== "application/timestamp-query") {
      response.writeHead(request.method === "POST" ? 415 : 405).end();
      return;
    }
    requests += 1;
    const query = await readBody(request);
    const send = (body: Uint8Array | string) =>
      response.writeHead(200, { "content-type": "application/timestamp-reply" }).end(body);
    switch (behaviour) {
      case "honest":
        send(await authorities.honest.reply(query));
        return;
      case "down":
        response.destroy();
        return;
      case "slow":
        waiting.add(response);
        return;
      case "garbage":
        send("<html><body>It works!</body></html>");
        return;
      case "other-hash":
        send(await authorities.honest.reply(forOtherHash(query)));
        return;
      case "rate-limited":
        response.writeHead(429, { "retry-after": String(RETRY_AFTER_S) }).end();
        return;
      case "expired-certificate":
        send(await authorities.expired.reply(query));
        return;
      case "refuses":
        send(await authorities.refusing.reply(query));
        return;
    }
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.headersSent || response.writeHead(500).end());
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsr`,
    rootPem: root.pem,
    setBehaviour: (next) => {
      behaviour = next;
      letGo();
    },
    requests: () => requests,
    close: async () => {
      letGo();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      pki.close();
    },
  };
}

function makeAuthorities(pki: TestPki, keyType: "rsa" | "ec", policy: string | undefined) {
  const key = keyType === "rsa" ? "rsa2048" : "p256";
  const root = pki.issue({ name: "Example Root", key, extensions: AUTHORITY });
  const issuer = pki.issue({ name: "Example Timestamping CA", key, issuer: root, extensions: AUTHORITY });
  const tsa = { key, issuer, extensions: TIMESTAMPING } as const;
  const good = pki.issue({ name: "Example Timestamp Authority", ...tsa });
  const old = pki.issue({ name: "Example Expired Authority", ...tsa, until: "20220101000000Z" });
  const options = (signer: TestCertificate) => ({ pki, signer, chain: [issuer], ...(policy ? { policy } : {}) });
  return {
    root,
    authorities: {
      honest: new OpensslAuthority(options(good)),
      expired: new OpensslAuthority(options(old)),
      refusing: new OpensslAuthority({ ...options(good), accepts: "sha512" }),
    },
  };
}

/** The same request with every bit of the hash turned. */
function forOtherHash(query: Uint8Array): Uint8Array {
  const { hash, nonce } = parseTimestampQuery(query);
  return createTimestampQuery({ sha256: hash.map((byte) => byte ^ 0xff), nonce: nonce ?? new Uint8Array([1]) });
}

async function readBody(request: IncomingMessage): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > MAX_QUERY_BYTES) throw new RangeError("request too long");
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}
