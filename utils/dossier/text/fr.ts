import { frenchTypography } from "./french-typography";
import type { DossierText } from "./shape";

export const fr: DossierText = frenchTypography<DossierText>({
  language: "fr",
  kinds: {
    page: "Page web",
    message: "Message",
    contract: "Contrat",
    deliverable: "Livrable",
    validation: "Validation",
    invoice: "Facture",
    meeting: "Réunion",
    report: "Rapport de mission",
    other: "Autre",
  },
  roles: {
    "visible-screenshot": "capture d’écran, partie visible",
    "full-page-screenshot": "capture d’écran, page entière",
    "pane-screenshot": "capture d’écran, volet entier",
    "region-screenshot": "capture d’écran, zone choisie",
    "text-layer": "positions des mots",
    "copy-screenshot": "la page autonome telle qu’elle s’affiche",
    rendering: "rendu reconstitué",
    page: "page autonome",
    mhtml: "page au format MHTML",
    text: "texte de la page",
    selection: "texte sélectionné",
    image: "image",
    original: "original",
    mail: "message d’origine",
    "mail-view": "message, à lire",
    "mail-text": "texte du message",
    "mail-attachment": "pièce jointe",
    file: "fichier versé",
    note: "note",
  },
  statuses: { active: "en cours", closed: "terminée", archived: "archivée" },
  parties: {
    provider: "Prestataire",
    client: "Client",
    intermediary: "Intermédiaire",
    lawyer: "Avocat",
    insurer: "Assureur",
    other: "Autre",
  },
  sizeUnits: ["octets", "ko", "Mo", "Go"],
  oneByte: "1 octet",
  decimalSeparator: ",",
  notGiven: "non renseigné",
  untitled: "Sans titre",
  partial: "capture partielle",
  volume: (number, count) => `volume ${number} sur ${count}`,
  index: {
    title: "Bordereau de pièces communiquées",
    court: "Juridiction",
    chamber: "Chambre",
    city: "Ville",
    caseNumber: "N° RG",
    date: "Date du bordereau",
    parties: "Parties",
    author: "Pièces produites par",
    mission: "Mission",
    number: "Pièce n°",
    exhibitTitle: "Intitulé",
    dated: "Date",
    kind: "Nature",
    source: "Adresse d’origine",
    files: "Fichiers et empreintes SHA-256",
    captured: "recueillie le",
    record: "description de la capture",
    copy: "copie lisible, tamponnée",
    withdrawn: "Pièce retirée",
    version: (version) => `version ${version}`,
    mailCheck: "vérification des signatures du message, avec la clé du signataire",
    from: "De",
    to: "À",
    mailDate: "Date du message",
    noSource: "sans adresse",
    erasedHeading: "Captures effacées",
    erased:
      "Ces captures de la mission ont été effacées avant l’établissement du bordereau. Elles ne portent pas de numéro de pièce ; seules subsistent leurs empreintes, que le journal confirme.",
    erasedLine: (day) => `effacée le ${day}`,
    fingerprints:
      "Les heures sont celles du lieu de la capture ; le décalage avec le temps universel est indiqué. L’empreinte SHA-256 d’un fichier change dès qu’un seul de ses octets change ; le fichier LISEZ-MOI.html explique comment la vérifier.",
    otherVolumes:
      "Ce dossier est en plusieurs volumes. Les liens vers les autres volumes fonctionnent si chaque zip est décompressé dans un dossier à son nom, côte à côte.",
  },
  csv: {
    number: "Pièce n°",
    title: "Intitulé",
    datedDay: "Date",
    datedTime: "Heure",
    captured: "Recueillie le",
    kind: "Nature",
    outcome: "État",
    complete: "complète",
    partial: "partielle",
    source: "Adresse d’origine",
    file: "Fichier",
    content: "Contenu",
    volume: "Volume",
    sizeBytes: "Taille (octets)",
  },
  cover: {
    heading: "Dossier de pièces",
    notConstat:
      "Ce dossier n’est pas un constat de commissaire de justice. Les documents qui l’accompagnent informent ; ils ne sont pas un conseil juridique.",
    whatHeading: "Ce que contient ce dossier",
    what: (exhibits, volumes) =>
      `${exhibits} ${exhibits === 1 ? "pièce recueillie et numérotée" : "pièces recueillies et numérotées"} avec l’extension de navigateur Bordereau${
        volumes === 1 ? "" : `, en ${volumes} volumes`
      }. Chaque pièce est conservée telle qu’elle a été recueillie, avec la description de sa capture et l’empreinte SHA-256 de chaque fichier.`,
    erasedCount: (count) =>
      count === 1
        ? "Une capture de cette mission a été effacée ; son empreinte figure au bordereau."
        : `${count} captures de cette mission ont été effacées ; leurs empreintes figurent au bordereau.`,
    missionHeading: "Mission",
    client: "Client",
    reference: "Référence",
    trade: "Domaine",
    period: "Période",
    amount: "Montant",
    status: "État",
    description: "Description",
    dossierHeading: "Dossier",
    exportedAt: "Établi le",
    exhibitCount: "Nombre de pièces",
    software: "Logiciel",
    dossierId: "Identifiant du dossier",
    journalHead: "Journal",
    journalEntry: (sequence) => `s’arrête à l’entrée ${sequence}, d’empreinte`,
    volumesHeading: "Volumes",
    volumesNote:
      "Décompressez chaque volume dans son propre dossier : tous contiennent un fichier manifest.json et un fichier SHA256SUMS.",
    volumeExhibits: (range) => `pièces ${range}`,
    filesHeading: "À quoi sert chaque fichier",
    files: {
      index: "la liste des pièces, à lire, à imprimer ou à ouvrir dans un tableur.",
      bundle: "toutes les pièces à la suite, avec des signets, à lire ou à transmettre.",
      report: "le rapport de mission : ce qui a été fait, et les pièces qui le montrent.",
      exhibitsWithCopies:
        "un dossier par pièce : une copie lisible en PDF, tamponnée de son numéro, et les fichiers recueillis, inchangés.",
      exhibits: "un dossier par pièce, avec les fichiers recueillis, inchangés.",
      record:
        "dans chacun de ces dossiers, la description de la capture : quand, par qui, à quelle adresse, avec quel navigateur, ce qui manque.",
      journal:
        "la suite de tout ce qui a été fait, chaque entrée scellant la précédente. Le contenu des entrées qui concernent d’autres missions est retiré ; leurs empreintes restent, si bien que la suite se vérifie.",
      manifest: "la même liste que le bordereau, pour les logiciels de vérification.",
      sums: "l’empreinte SHA-256 de chaque fichier du volume.",
      verifier:
        "une page qui contrôle tout le dossier dans votre navigateur, sans connexion : ouvrez-la et donnez-lui le zip ou le dossier décompressé.",
      howTo: "les commandes exactes pour tout contrôler avec des programmes qui ne sont pas les nôtres.",
      proofs:
        "les états du journal, chacun signé par l’installation et, s’il y en a, les horodatages d’autorités tierces (RFC 3161) et OpenTimestamps.",
    },
    checkHeading: "Vérifier le dossier",
    checkIntroduction:
      "Décompressez le zip, ouvrez un terminal dans le dossier obtenu et lancez la commande de votre système. Elle lit chaque fichier et compare son empreinte à celle de SHA256SUMS. Aucune connexion n’est nécessaire.",
    commands: [
      {
        system: "Windows (PowerShell)",
        lines: `Get-Content SHA256SUMS | ForEach-Object {
  $h, $f = $_ -split '  ', 2
  if ((Get-FileHash -Algorithm SHA256 -LiteralPath $f).Hash -ne $h) { "DIFFÉRENT : $f" }
}`,
        explanation: "N’affiche rien si tout correspond. Un fichier absent provoque un message d’erreur.",
      },
      {
        system: "Windows, un seul fichier",
        lines: "certutil -hashfile manifest.json SHA256",
        explanation: "Comparez le résultat à la ligne de ce fichier dans SHA256SUMS.",
      },
      {
        system: "macOS",
        lines: "shasum -a 256 -c SHA256SUMS",
        explanation: "Chaque ligne doit se terminer par OK.",
      },
      {
        system: "Linux",
        lines: "sha256sum -c SHA256SUMS",
        explanation: "Chaque ligne doit se terminer par OK ou Réussi.",
      },
      {
        system: "Vérification complète, avec le code source de Bordereau",
        lines: "npm run verify -- dossier.zip",
        explanation:
          "Contrôle en outre la structure du zip, le journal, la concordance des pièces avec le journal et l’absence de fichier ajouté. Donnez tous les volumes à la fois.",
      },
    ],
    fingerprint:
      "L’empreinte du fichier SHA256SUMS lui-même engage tout le volume. Bordereau l’a affichée à l’export et l’a inscrite dans son journal ; comparez-la à celle que vous communique l’auteur du dossier.",
    provesHeading: "Ce que la vérification établit",
    proves: [
      "Les fichiers n’ont pas changé depuis que SHA256SUMS a été écrit.",
      "Chaque pièce est celle dont l’empreinte a été inscrite au journal au moment de la capture, à la place que lui donne la suite des entrées.",
      "Toute capture que le journal rattache à cette mission est dans le dossier, ou y est signalée comme effacée.",
      "La liste des fichiers et les états du journal portent la signature de l’installation qui a recueilli les pièces.",
    ],
    stamped: (names) =>
      `Des autorités d’horodatage tierces ont attesté des états du journal (${names}) : chaque pièce que couvre un tel état existait au plus tard à l’heure qu’elles indiquent. La page verifier.html la donne pour chaque pièce.`,
    notStamped:
      "Une date certaine. Les heures viennent de l’ordinateur de l’auteur, et le journal repose sur sa parole : celui qui détient le logiciel pourrait en refaire un autre. Ce dossier ne contient pas d’horodatage par un tiers.",
    provesNotHeading: "Ce qu’elle n’établit pas",
    provesNot: [
      "Qu’une page ait affiché la même chose à d’autres personnes, ni que son contenu soit exact.",
      "L’identité de l’auteur. Le nom inscrit est celui qu’il a déclaré, et la clé qui signe est la sienne : sa signature lie les pièces entre elles, elle ne dit pas qui il est.",
      "Ce que l’extension n’a pas pu recueillir : chaque description dit « not collected » pour ce qu’elle ignore.",
    ],
    legal:
      "Entre professionnels, la preuve est libre et le juge apprécie. Lorsqu’un fait risque d’être contesté, faites établir un constat par un commissaire de justice tant que la page est encore en ligne. Ces lignes sont une information, pas un conseil juridique.",
  },
  volumeCover: {
    heading: (number, count) => `Volume ${number} sur ${count}`,
    note: (firstVolume) =>
      `Ce volume fait partie d’un dossier. La présentation, le bordereau des pièces et le journal sont dans le premier volume, ${firstVolume}.`,
    exhibits: "Pièces de ce volume",
    check: "Chaque volume a son fichier SHA256SUMS et se vérifie seul :",
  },
});
