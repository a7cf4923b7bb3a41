import { readCertificates } from "../../utils/integrity/pki/index.ts";
import { createAuthority } from "./authority.ts";
import type { Material } from "./mutation.ts";
import { makeOriginal } from "./originals.ts";

export interface Prepared {
  readonly material: Material;
  readonly rootsPem: string;
  readonly roots: readonly Uint8Array[];
}

/** Two dossiers of two installations, stamped by the same two authorities: one with an RSA key, one with an EC key. */
export async function prepareMaterial(): Promise<Prepared> {
  const authorities = [createAuthority("rsa", "rsa2048"), createAuthority("ec", "p256")];
  try {
    const original = await makeOriginal(authorities, "Contrat");
    const other = await makeOriginal(authorities, "Contrat d’un autre");
    const rootsPem = authorities.map(({ rootPem }) => rootPem).join("");
    return { material: { original, other }, rootsPem, roots: readCertificates(rootsPem) };
  } finally {
    for (const authority of authorities) authority.close();
  }
}
