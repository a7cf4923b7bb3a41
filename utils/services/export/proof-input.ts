import { BordereauError, type Clock } from "../../core";
import type { HeadStamp, ProofInput } from "../../dossier";
import { signDetached } from "../../integrity/cms";
import { certificatePem, TRUSTED_ROOTS } from "../../integrity/pki";
import type { Database, StoredHead, StoredStamp } from "../../store";
import { Journal } from "../../store";
import { ownCertificates, signingKey } from "../proof";
import { getSettings } from "../settings";

interface Sources {
  readonly db: Database;
  readonly clock: Clock;
  readonly verifierHtml: () => Promise<string>;
}

/**
 * What signs and stamps a dossier, from the store.
 * @throws BordereauError `export-failed` where the package's verifier cannot be read
 */
export async function proofInput(
  { db, clock, verifierHtml }: Sources,
  heads: readonly StoredHead[],
  stamps: readonly StoredStamp[],
): Promise<ProofInput> {
  const key = await signingKey({ db, clock, journal: new Journal(db, clock) });
  const byHead = new Map<number, HeadStamp[]>();
  for (const { sequence, state, witness, name, url, query, reply, genTime, trusted } of stamps) {
    if (state === "waiting" || reply === null) continue;
    const known = byHead.get(sequence) ?? [];
    byHead.set(sequence, [...known, { witness, name, url, query, reply, genTime, trusted }]);
  }
  const certificates = new Map(heads.map(({ certificate }) => [certificatePem(certificate), certificate]));
  certificates.set(certificatePem(key.certificate), key.certificate);
  const { ownRoots } = await getSettings({ db });
  return {
    heads: heads.map(({ sequence, json, signature }) => ({
      sequence,
      json,
      signature,
      stamps: byHead.get(sequence) ?? [],
    })),
    certificatesPem: [...certificates.keys()].join(""),
    authoritiesPem: [...TRUSTED_ROOTS, ...ownCertificates(ownRoots)].map(certificatePem).join(""),
    sign: (content) =>
      signDetached({ content, privateKey: key.privateKey, certificate: key.certificate, signingTime: clock() }),
    verifierHtml: await verifierHtml().catch((cause: unknown) => {
      throw new BordereauError("export-failed", { detail: "the verifier is not in the package", cause });
    }),
  };
}
