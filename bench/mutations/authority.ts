import { AUTHORITY, OpensslAuthority, TestPki, TIMESTAMPING } from "../../tests/support/timestamp-authority/index.ts";
import type { HeadStamp } from "../../utils/dossier/index.ts";
import { createTimestampQuery } from "../../utils/integrity/rfc3161/index.ts";

/** A timestamp authority with a root of its own, that stamps heads. */
export interface Authority {
  readonly rootPem: string;
  stamp(content: Uint8Array<ArrayBuffer>): Promise<HeadStamp>;
  close(): void;
}

export function createAuthority(id: string, key: "rsa2048" | "p256"): Authority {
  const pki = new TestPki();
  const root = pki.issue({ name: `${id} root`, key, extensions: AUTHORITY });
  const signer = pki.issue({ name: `${id} authority`, key, issuer: root, extensions: TIMESTAMPING });
  const authority = new OpensslAuthority({ pki, signer, chain: [root] });
  return {
    rootPem: root.pem,
    async stamp(content) {
      const sha256 = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
      const query = createTimestampQuery({ sha256, nonce: crypto.getRandomValues(new Uint8Array(16)) });
      const reply = await authority.reply(query);
      return { witness: id, name: id, url: `http://${id}.example/tsr`, query, reply, genTime: null, trusted: true };
    },
    close: () => pki.close(),
  };
}
