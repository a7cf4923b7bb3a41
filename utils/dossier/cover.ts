import { BUNDLE_STEM, DOSSIER_FILES, EXHIBITS_FOLDER, PROOFS_FOLDER, RECORD_FILE } from "../core";
import { displayParagraphs } from "./display-text";
import { foreign, type HtmlValue, html, type SafeHtml } from "./html";
import { htmlDocument } from "./html-document";
import { type DossierContents, exhibitsOfVolume, type VolumeLayout } from "./layout";
import { en } from "./text/en";
import { fr } from "./text/fr";
import type { DossierText } from "./text/shape";
import { amountLabel, missionParties, periodLabel, rangeLabel, shown, utcLabel } from "./wording";

/** Longest mission description that the cover shows. Characters. */
const MAX_DESCRIPTION_LENGTH = 4_000;

/** `LISEZ-MOI.html` of the first volume: what this is and how to check it, French first, then English. */
export function coverHtml(contents: DossierContents, layout: VolumeLayout): string {
  const title = shown(contents.base.mission.title);
  const body = html`
${coverIn(fr, contents, layout)}
<hr>
<div lang="en">
${coverIn(en, contents, layout)}
</div>`;
  return htmlDocument(`${fr.cover.heading} – ${title}`, "portrait", body);
}

/** `LISEZ-MOI.html` of the volumes after the first: points to the first. */
export function volumeCoverHtml(contents: DossierContents, layout: VolumeLayout, volume: number): string {
  const parts = [fr, en].map(
    (text) => html`<div lang="${text.language}">
<h1>${text.cover.heading}</h1>
<p>${foreign(shown(contents.base.mission.title))} · ${text.volumeCover.heading(volume, layout.fileNames.length)}</p>
<p>${text.volumeCover.note(layout.fileNames[0] ?? "")}</p>
${facts([
  [text.volumeCover.exhibits, rangeLabel(exhibitsOfVolume(contents, layout, volume))],
  [text.cover.dossierId, hash(contents.base.dossierId)],
])}
<p>${text.volumeCover.check}</p>
${commands(text)}
</div>`,
  );
  return htmlDocument(
    `${fr.cover.heading} – ${fr.volumeCover.heading(volume, layout.fileNames.length)}`,
    "portrait",
    html`${parts}`,
  );
}

function coverIn(text: DossierText, contents: DossierContents, layout: VolumeLayout): SafeHtml {
  const { cover } = text;
  const { mission, erased } = contents.base;
  const volumes = layout.fileNames.length;
  const authorities = authorityNames(contents);
  return html`<h1>${cover.heading}</h1>
<p>${foreign(shown(mission.title))}</p>
<p class="notice">${cover.notConstat}</p>
<h2>${cover.whatHeading}</h2>
<p>${cover.what(contents.exhibits.length, volumes)}</p>
${erased.length > 0 ? html`<p>${cover.erasedCount(erased.length)}</p>` : null}
<h2>${cover.missionHeading}</h2>
${missionFacts(text, contents)}
<h2>${cover.dossierHeading}</h2>
${dossierFacts(text, contents)}
${volumes > 1 ? volumeList(text, contents, layout) : null}
<h2>${cover.filesHeading}</h2>
${fileList(text, contents)}
<h2>${cover.checkHeading}</h2>
<p>${cover.checkIntroduction}</p>
${commands(text)}
<p>${cover.fingerprint}</p>
<h2>${cover.provesHeading}</h2>
${list([...cover.proves, ...(authorities === "" ? [] : [cover.stamped(authorities)])])}
<h2>${cover.provesNotHeading}</h2>
${list([...(authorities === "" ? [cover.notStamped] : []), ...cover.provesNot])}
<p class="notice">${cover.legal}</p>`;
}

function list(points: readonly string[]): SafeHtml {
  return html`<ul>${points.map((point) => html`<li>${point}</li>`)}</ul>`;
}

/** Who stamped the journal, as the settings call them. */
function authorityNames({ base }: DossierContents): string {
  const heads = base.proof?.heads ?? [];
  return shown(
    [...new Set(heads.flatMap(({ timestamps }) => timestamps.map(({ authority }) => authority)))].join(", "),
  );
}

function missionFacts(text: DossierText, { base: { mission }, tradeName }: DossierContents): SafeHtml {
  const { cover } = text;
  const orNotGiven = (value: string) => (value === "" ? text.notGiven : foreign(shown(value)));
  const description = displayParagraphs(mission.description, MAX_DESCRIPTION_LENGTH);
  const listed = missionParties(mission);
  return facts([
    ...(listed.some(({ role }) => role === "client") ? [] : [[cover.client, text.notGiven] satisfies Row]),
    [cover.reference, orNotGiven(mission.reference)],
    [cover.trade, tradeName[text.language]],
    [cover.period, periodLabel(mission, text)],
    [cover.amount, amountLabel(mission, text)],
    [cover.status, text.statuses[mission.status]],
    ...listed.map(
      (party): Row => [
        text.parties[party.role],
        html`${foreign(shown(party.name))}${party.details === "" ? null : html`<br><span class="muted">${foreign(shown(party.details))}</span>`}`,
      ],
    ),
    ...(description === ""
      ? []
      : [[cover.description, html`<bdi class="preserve">${description}</bdi>`] satisfies Row]),
  ]);
}

function dossierFacts(text: DossierText, { base, exhibits }: DossierContents): SafeHtml {
  const { cover } = text;
  const { software, journal } = base;
  return facts([
    [cover.exportedAt, utcLabel(base.exportedAt)],
    [cover.exhibitCount, exhibits.length],
    [cover.software, `${software.name} ${software.version} (${software.revision})`],
    [cover.dossierId, hash(base.dossierId)],
    [cover.journalHead, html`${cover.journalEntry(journal.sequence)} ${hash(journal.hash)}`],
  ]);
}

function volumeList(text: DossierText, contents: DossierContents, layout: VolumeLayout): SafeHtml {
  return html`<h2>${text.cover.volumesHeading}</h2>
<ol>${layout.fileNames.map(
    (name, index) =>
      html`<li><code>${name}</code> : ${text.cover.volumeExhibits(rangeLabel(exhibitsOfVolume(contents, layout, index + 1)))}</li>`,
  )}</ol>
<p>${text.cover.volumesNote}</p>`;
}

function fileList(text: DossierText, { documents, exhibits }: DossierContents): SafeHtml {
  const { files } = text.cover;
  const paths = new Set(documents.map(({ path }) => path));
  const bundles = documents.filter(({ path }) => path.startsWith(BUNDLE_STEM)).map(({ path }) => path);
  const link = (path: string) => html`<a href="${path}"><code>${path}</code></a>`;
  const { index, indexCsv, indexPdf, indexDocx } = DOSSIER_FILES;
  const indexForms = [...[indexPdf, indexDocx].filter((path) => paths.has(path)), index, indexCsv];
  return facts([
    ...(paths.has(DOSSIER_FILES.report) ? [[link(DOSSIER_FILES.report), files.report] satisfies Row] : []),
    [html`${indexForms.map((path) => html`${link(path)}<br>`)}`, files.index],
    ...(bundles.length > 0
      ? [[html`${bundles.map((path) => html`${link(path)}<br>`)}`, files.bundle] satisfies Row]
      : []),
    [
      html`<code>${EXHIBITS_FOLDER}/</code>`,
      exhibits.some(({ copy }) => copy) ? files.exhibitsWithCopies : files.exhibits,
    ],
    [html`<code>${RECORD_FILE}</code>`, files.record],
    [html`<code>${DOSSIER_FILES.journal}</code>`, files.journal],
    [html`<code>${DOSSIER_FILES.manifest}</code>`, files.manifest],
    [html`<code>${DOSSIER_FILES.sums}</code>`, files.sums],
    [link(DOSSIER_FILES.verifier), files.verifier],
    [link(DOSSIER_FILES.howTo), files.howTo],
    [html`<code>${PROOFS_FOLDER}/</code>`, files.proofs],
  ]);
}

function commands(text: DossierText): readonly SafeHtml[] {
  return text.cover.commands.map(
    ({ system, lines, explanation }) => html`<h3>${system}</h3>
<pre>${lines}</pre>
<p>${explanation}</p>
`,
  );
}

type Row = [name: HtmlValue, value: HtmlValue];

function facts(rows: readonly Row[]): SafeHtml {
  return html`<dl class="facts">${rows.map(
    ([name, value]) => html`
<dt>${name}</dt><dd>${value}</dd>`,
  )}
</dl>`;
}

function hash(value: string): SafeHtml {
  return html`<span class="hash">${value}</span>`;
}
