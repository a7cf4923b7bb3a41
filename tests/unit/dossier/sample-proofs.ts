import { type Head, toHex, utf8 } from "../../../utils/core";
import type { HeadStamp, ProofInput, SignedHead } from "../../../utils/dossier";
import { canonicalJson, journalTree, sha256OfBytes } from "../../../utils/integrity";
import { createSigningCertificate, signDetached } from "../../../utils/integrity/cms";
import { certificatePem } from "../../../utils/integrity/pki";
import type { Sample } from "./sample";

const SIGNED_AT = new Date("2026-03-02T07:59:00Z");

interface SigningKey {
  readonly privateKey: CryptoKey;
  readonly certificate: Uint8Array<ArrayBuffer>;
}

/** Signs a sample's journal and manifests with a key of its own, which the journal names. */
export class SampleProofs {
  readonly heads: SignedHead[] = [];
  private readonly signed = new Map<string, Uint8Array<ArrayBuffer>>();
  private key: SigningKey | null = null;
  authoritiesPem = "";

  /** Closes a head of the journal as it stands, with what witnesses say of it. */
  async close(sample: Sample, stamp: (content: Uint8Array<ArrayBuffer>) => Promise<HeadStamp[]> = async () => []) {
    await this.ready(sample);
    const { sequence, hash } = sample.journal.at(-1) ?? { sequence: 0, hash: "" };
    const known = this.heads.find((head) => head.sequence === sequence);
    if (known) return known;
    const first = sample.journal[0]?.body.event;
    const head: Head = {
      format: "bordereau-head",
      version: 1,
      installationId: first?.type === "journal-created" ? first.installationId : "",
      sequence,
      hash,
      merkleRoot: toHex(await (await journalTree(sample.journal)).root()),
      closedAt: SIGNED_AT.toISOString(),
    };
    const json = canonicalJson(head);
    const closed = { sequence, json, signature: await this.sign(utf8(json)), stamps: await stamp(utf8(json)) };
    this.heads.push(closed);
    return closed;
  }

  async of(sample: Sample): Promise<ProofInput> {
    await this.close(sample);
    const { certificate } = await this.ready(sample);
    return {
      heads: this.heads,
      certificatesPem: certificatePem(certificate),
      authoritiesPem: this.authoritiesPem,
      sign: (content) => this.sign(content),
      verifierHtml: "<!doctype html><title>Verifier</title>",
    };
  }

  /** The same content gets the same signature, so that the same sample gives the same dossier. */
  private async sign(content: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    if (!this.key) throw new Error("no key yet");
    const name = await sha256OfBytes(content);
    const known = this.signed.get(name) ?? (await signDetached({ content, ...this.key, signingTime: SIGNED_AT }));
    this.signed.set(name, known);
    return known;
  }

  private async ready(sample: Sample): Promise<SigningKey> {
    if (this.key) return this.key;
    const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"]);
    const certificate = await createSigningCertificate({
      keys,
      commonName: "Bordereau sample",
      serialNumber: Uint8Array.of(1, 2, 3, 4),
      notBefore: new Date("2026-01-01T00:00:00Z"),
      notAfter: new Date("2036-01-01T00:00:00Z"),
    });
    this.key = { privateKey: keys.privateKey, certificate };
    await sample.log({ type: "key-created", certificateSha256: await sha256OfBytes(certificate) });
    return this.key;
  }
}
