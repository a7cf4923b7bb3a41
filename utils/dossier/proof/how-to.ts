import { DOSSIER_FILES, type ManifestHead } from "../../core";
import type { SignedHead } from "../input";

/** `COMMENT-VERIFIER.txt`: how to check this very dossier with programs that are not ours, in French and English. */
export function howToText(listed: readonly ManifestHead[], heads: readonly SignedHead[]): string {
  return `${french(commands(listed, heads))}\n\n${"=".repeat(72)}\n\n${english(commands(listed, heads))}`;
}

interface Commands {
  readonly sums: string;
  readonly signature: string;
  readonly heads: string;
  readonly stamps: string;
  readonly ots: string;
}

/** Every line can be pasted into a terminal that is in the unpacked folder; paths have no character that a shell reads. */
function commands(listed: readonly ManifestHead[], heads: readonly SignedHead[]): Commands {
  const verify = (path: string, signature: string) =>
    `openssl cms -verify -binary -inform DER -purpose any -in ${signature} -content ${path} -CAfile preuves/certificats.pem -out /dev/null`;
  const stamps = listed.flatMap((head, index) =>
    head.timestamps.map(({ reply }, at) => {
      const stamped = heads[index]?.stamps.filter(({ query }) => query !== null)[at]?.genTime ?? null;
      // a certificate that has expired since was valid then
      const then = stamped === null ? "" : ` -attime ${Math.floor(Date.parse(stamped) / 1_000)}`;
      return `openssl ts -verify -data ${head.path} -in ${reply} -CAfile preuves/autorites.pem${then}`;
    }),
  );
  const ots = listed.flatMap(({ opentimestamps }) => (opentimestamps === null ? [] : [`ots verify ${opentimestamps}`]));
  return {
    sums: `sha256sum -c ${DOSSIER_FILES.sums}`,
    signature: verify(DOSSIER_FILES.manifest, DOSSIER_FILES.manifestSignature),
    heads: listed.map(({ path, signature }) => verify(path, signature)).join("\n"),
    stamps: stamps.join("\n"),
    ots: ots.join("\n"),
  };
}

function french({ sums, signature, heads, stamps, ots }: Commands): string {
  return `COMMENT VÉRIFIER CE DOSSIER SANS BORDEREAU

Ouvrir verifier.html dans un navigateur suffit à qui fait confiance à ce fichier.
Mais un dossier falsifié peut contenir un vérificateur falsifié : prenez alors
celui d’un autre dossier, celui de l’extension, ou les programmes ci-dessous,
qui ne sont pas les nôtres. Décompressez le zip et ouvrez un terminal dans le
dossier obtenu.

1. Les fichiers n’ont pas changé (sha256sum ; macOS : shasum -a 256 -c) :
${sums}

2. La liste des fichiers porte la signature de l’installation qui a établi le
dossier (openssl 3). Cette clé est détenue par l’auteur : la signature prouve
que la liste est bien la sienne, pas qui il est.
${signature}

3. Chaque état du journal porte la même signature :
${heads}

4. Des autorités d’horodatage tierces ont vu ces états du journal (RFC 3161).
preuves/autorites.pem contient les racines auxquelles Bordereau se fie ; qui ne
se fie pas à ce dossier les remplace par celles de son système, par exemple
/etc/ssl/certs/ca-certificates.crt.
${stamps || "Aucune : il n’a pas été demandé d’horodatage."}

5. OpenTimestamps (programme « ots », bibliothèque Bitcoin) :
${ots || "Aucun : il n’a pas été demandé."}

6. La chaîne du journal, l’arbre de Merkle et la place de chaque pièce : le
format est décrit dans docs/dossier-format.md du code source de Bordereau,
assez pour en écrire un autre vérificateur.
`;
}

function english({ sums, signature, heads, stamps, ots }: Commands): string {
  return `HOW TO CHECK THIS DOSSIER WITHOUT BORDEREAU

Opening verifier.html in a browser is enough for who trusts that file. A forged
dossier can bring a forged verifier, though: take the one of another dossier,
that of the extension, or the programs below, which are not ours. Unpack the
zip and open a terminal in the folder.

1. The files have not changed (sha256sum; macOS: shasum -a 256 -c):
${sums}

2. The list of files is signed by the installation that made the dossier
(openssl 3). The author holds this key: the signature proves that the list is
theirs, not who they are.
${signature}

3. Each state of the journal has the same signature:
${heads}

4. Outside timestamp authorities saw these states of the journal (RFC 3161).
preuves/autorites.pem has the roots that Bordereau trusts; who does not trust
this dossier takes those of the system instead, for instance
/etc/ssl/certs/ca-certificates.crt.
${stamps || "None: no timestamp was asked for."}

5. OpenTimestamps (program "ots", Bitcoin library):
${ots || "None: it was not asked for."}

6. The journal's chain, its Merkle tree and each exhibit's place in it: the
format is described in docs/dossier-format.md of Bordereau's source, enough to
write another verifier.
`;
}
