import type { DossierText } from "./shape";

export const en: DossierText = {
  language: "en",
  kinds: {
    page: "Web page",
    message: "Message",
    contract: "Contract",
    deliverable: "Deliverable",
    validation: "Approval",
    invoice: "Invoice",
    meeting: "Meeting",
    report: "Mission report",
    other: "Other",
  },
  roles: {
    "visible-screenshot": "screenshot, visible part",
    "full-page-screenshot": "screenshot, whole page",
    "pane-screenshot": "screenshot, whole pane",
    "region-screenshot": "screenshot, chosen area",
    "text-layer": "positions of the words",
    "copy-screenshot": "the self-contained page as it shows",
    rendering: "reconstructed rendering",
    page: "self-contained page",
    mhtml: "page as MHTML",
    text: "text of the page",
    selection: "selected text",
    image: "image",
    original: "original",
    mail: "original message",
    "mail-view": "message, to read",
    "mail-text": "text of the message",
    "mail-attachment": "attachment",
    file: "added file",
    note: "note",
  },
  statuses: { active: "active", closed: "closed", archived: "archived" },
  parties: {
    provider: "Provider",
    client: "Client",
    intermediary: "Intermediary",
    lawyer: "Lawyer",
    insurer: "Insurer",
    other: "Other",
  },
  sizeUnits: ["bytes", "kB", "MB", "GB"],
  oneByte: "1 byte",
  decimalSeparator: ".",
  notGiven: "not given",
  untitled: "Untitled",
  partial: "partial capture",
  volume: (number, count) => `volume ${number} of ${count}`,
  index: {
    title: "Index of exhibits",
    court: "Court",
    chamber: "Chamber",
    city: "City",
    caseNumber: "Case no.",
    date: "Date of this index",
    parties: "Parties",
    author: "Exhibits produced by",
    mission: "Mission",
    number: "Exhibit no.",
    exhibitTitle: "Title",
    dated: "Date",
    kind: "Kind",
    source: "Source address",
    files: "Files and SHA-256",
    captured: "captured",
    record: "description of the capture",
    copy: "readable copy, stamped",
    withdrawn: "Exhibit withdrawn",
    version: (version) => `version ${version}`,
    mailCheck: "check of the message’s signatures, with the signer’s key",
    from: "From",
    to: "To",
    mailDate: "Date of the message",
    noSource: "no address",
    erasedHeading: "Erased captures",
    erased:
      "These captures of the mission were erased before this index was made. They have no exhibit number; only their hashes remain, which the journal confirms.",
    erasedLine: (day) => `erased on ${day}`,
    fingerprints:
      "Times are those of the place of capture, with their offset from UTC. A file’s SHA-256 changes as soon as one of its bytes does; LISEZ-MOI.html explains how to check it.",
    otherVolumes:
      "This dossier has several volumes. Links to the other volumes work if each zip is unpacked to a folder of its own name, side by side.",
  },
  csv: {
    number: "Exhibit no.",
    title: "Title",
    datedDay: "Date",
    datedTime: "Time",
    captured: "Captured",
    kind: "Kind",
    outcome: "State",
    complete: "complete",
    partial: "partial",
    source: "Source address",
    file: "File",
    content: "Content",
    volume: "Volume",
    sizeBytes: "Size (bytes)",
  },
  cover: {
    heading: "Dossier of exhibits",
    notConstat:
      "This dossier is not a bailiff’s report (constat de commissaire de justice). Its documents give information; they are not legal advice.",
    whatHeading: "What this dossier contains",
    what: (exhibits, volumes) =>
      `${exhibits} ${exhibits === 1 ? "exhibit, collected" : "exhibits, collected and numbered"} with the browser extension Bordereau${
        volumes === 1 ? "" : `, in ${volumes} volumes`
      }. Each exhibit is kept as it was collected, with a description of its capture and the SHA-256 of each file.`,
    erasedCount: (count) =>
      count === 1
        ? "One capture of this mission was erased; its hash is in the index."
        : `${count} captures of this mission were erased; their hashes are in the index.`,
    missionHeading: "Mission",
    client: "Client",
    reference: "Reference",
    trade: "Field",
    period: "Period",
    amount: "Amount",
    status: "State",
    description: "Description",
    dossierHeading: "Dossier",
    exportedAt: "Made on",
    exhibitCount: "Number of exhibits",
    software: "Software",
    dossierId: "Dossier id",
    journalHead: "Journal",
    journalEntry: (sequence) => `ends with entry ${sequence}, whose hash is`,
    volumesHeading: "Volumes",
    volumesNote: "Unpack each volume to a folder of its own: each contains a manifest.json and a SHA256SUMS.",
    volumeExhibits: (range) => `exhibits ${range}`,
    filesHeading: "What each file is for",
    files: {
      index: "the list of exhibits, to read, to print or to open in a spreadsheet.",
      bundle: "all exhibits one after the other, with bookmarks, to read or to hand over.",
      report: "the mission report: what was done, and the exhibits that show it.",
      exhibitsWithCopies:
        "one folder for each exhibit: a readable copy as PDF, stamped with its number, and the files as they were collected.",
      exhibits: "a folder for each exhibit, with the collected files, unchanged.",
      record:
        "in each of these folders, the description of the capture: when, by whom, at which address, with which browser, what is missing.",
      journal:
        "the sequence of all that was done, each entry sealing the one before. What entries about other missions say is withheld; their hashes remain, so that the sequence can be checked.",
      manifest: "the same list as the index, for verification software.",
      sums: "the SHA-256 of each file of the volume.",
      verifier:
        "a page that checks the whole dossier in your browser, offline: open it and give it the zip or the unpacked folder.",
      howTo: "the exact commands to check everything with programs that are not ours.",
      proofs:
        "the states of the journal, each signed by the installation and, where there are any, the timestamps of outside authorities (RFC 3161) and OpenTimestamps.",
    },
    checkHeading: "Check the dossier",
    checkIntroduction:
      "Unpack the zip, open a terminal in the resulting folder and run the command of your system. It reads each file and compares its hash with SHA256SUMS. No connection is needed.",
    commands: [
      {
        system: "Windows (PowerShell)",
        lines: `Get-Content SHA256SUMS | ForEach-Object {
  $h, $f = $_ -split '  ', 2
  if ((Get-FileHash -Algorithm SHA256 -LiteralPath $f).Hash -ne $h) { "DIFFERENT: $f" }
}`,
        explanation: "Prints nothing if everything matches. A missing file causes an error message.",
      },
      {
        system: "Windows, a single file",
        lines: "certutil -hashfile manifest.json SHA256",
        explanation: "Compare the result with this file’s line in SHA256SUMS.",
      },
      { system: "macOS", lines: "shasum -a 256 -c SHA256SUMS", explanation: "Each line must end with OK." },
      { system: "Linux", lines: "sha256sum -c SHA256SUMS", explanation: "Each line must end with OK." },
      {
        system: "Full check, with Bordereau’s source code",
        lines: "npm run verify -- dossier.zip",
        explanation:
          "Also checks the structure of the zip, the journal, that exhibits and journal agree, and that no file was added. Give all volumes at once.",
      },
    ],
    fingerprint:
      "The hash of SHA256SUMS itself commits to the whole volume. Bordereau showed it at export and entered it in its journal; compare it with the one that the dossier’s author gives you.",
    provesHeading: "What the check establishes",
    proves: [
      "The files have not changed since SHA256SUMS was written.",
      "Each exhibit is the one whose hash entered the journal at the moment of capture, at its place in the sequence of entries.",
      "Every capture that the journal files under this mission is in the dossier, or listed there as erased.",
      "The list of files and the states of the journal are signed by the installation that collected the exhibits.",
    ],
    stamped: (names) =>
      `Outside timestamp authorities attested states of the journal (${names}): each exhibit that such a state covers existed at the latest at the time that they give. The page verifier.html names it for each exhibit.`,
    notStamped:
      "A certain date. Times come from the author’s computer, and the journal rests on the author’s word: whoever holds the software could make another one. This dossier contains no timestamp by a third party.",
    provesNotHeading: "What it does not establish",
    provesNot: [
      "That a page showed the same to other people, or that what it says is true.",
      "Who the author is. The name is the one that the author declared, and the signing key is theirs: the signature ties the exhibits together, it does not say who the author is.",
      "What the extension could not collect: each description says “not collected” for what it does not know.",
    ],
    legal:
      "Between French businesses a fact may be proved by any means, which the court weighs. Where a fact is likely to be contested, have a commissaire de justice record it while the page is still online. This is information, not legal advice.",
  },
  volumeCover: {
    heading: (number, count) => `Volume ${number} of ${count}`,
    note: (firstVolume) =>
      `This volume is part of a dossier. The introduction, the index of exhibits and the journal are in the first volume, ${firstVolume}.`,
    exhibits: "Exhibits in this volume",
    check: "Each volume has its own SHA256SUMS and can be checked by itself:",
  },
};
