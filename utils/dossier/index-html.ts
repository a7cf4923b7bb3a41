import type { PlannedEntry } from "./entry";
import type { Exhibit } from "./exhibits";
import { foreign, html, linkTarget, type SafeHtml } from "./html";
import { htmlDocument } from "./html-document";
import { type DossierContents, relativeLink, type VolumeLayout, volumeByPath } from "./layout";
import { localTime } from "./local-time";
import { type MailHeading, mailHeadings } from "./mail-heading";
import { en } from "./text/en";
import { fr } from "./text/fr";
import type { DossierText } from "./text/shape";
import { dayLabel, missionParties, shown, sizeLabel, utcLabel } from "./wording";

/** An exhibit with more files may break over pages. */
const MAX_UNBROKEN_FILES = 8;

/** `bordereau-de-pieces.html`: the exhibit index to print, in French with the columns' names in English too. */
export function indexHtml(contents: DossierContents, layout: VolumeLayout): string {
  const { mission, exportedAt, erased, index } = contents.base;
  const volumes = volumeByPath(layout);
  const body = html`
${courtHeading()}
<h1>${fr.index.title}</h1>
<p>${fr.index.date} : ${utcLabel(exportedAt)}${index ? html` (${fr.index.version(index.version)})` : null}</p>
${parties(contents)}
<p>${fr.index.mission} : ${foreign(shown(mission.title))}${mission.reference === "" ? null : html` (${foreign(shown(mission.reference))})`}</p>
<table>
<colgroup><col style="width:15mm"><col style="width:52mm"><col style="width:24mm"><col style="width:23mm"><col style="width:44mm"><col></colgroup>
<thead><tr>${(["number", "exhibitTitle", "dated", "kind", "source", "files"] as const).map(columnHeading)}</tr></thead>
<tbody>${rows(contents, layout, volumes)}
</tbody>
</table>
${erased.length > 0 ? erasedSection(contents) : null}
<p class="muted">${fr.index.fingerprints}</p>
${layout.fileNames.length > 1 ? html`<p class="muted">${fr.index.otherVolumes}</p>` : null}`;
  return htmlDocument(`${fr.index.title} – ${shown(mission.title)}`, "landscape", body);
}

function columnHeading(
  column: keyof DossierText["index"] & ("number" | "exhibitTitle" | "dated" | "kind" | "source" | "files"),
): SafeHtml {
  return html`<th scope="col">${fr.index[column]} <span class="en" lang="en">${en.index[column]}</span></th>`;
}

/** Blank before suit: the lawyer fills it in by hand. */
function courtHeading(): SafeHtml {
  const { court, chamber, city, caseNumber } = fr.index;
  return html`<div class="court">${[court, chamber, city, caseNumber].map((name) => html`<span>${name} : </span>`)}</div>`;
}

function parties({ base: { mission } }: DossierContents): SafeHtml {
  const all = missionParties(mission);
  const provider = all.find(({ role }) => role === "provider");
  return html`<dl class="facts">
<dt>${fr.index.author}</dt><dd>${provider ? foreign(shown(provider.name)) : null}</dd>
${all.map(
  (party) => html`<dt>${fr.parties[party.role]}</dt><dd>${foreign(shown(party.name))}${
    party.details === "" ? null : html` <span class="muted">${foreign(shown(party.details))}</span>`
  }</dd>
`,
)}</dl>`;
}

/** By number, vacant ones among them. */
function rows(
  { exhibits, base }: DossierContents,
  layout: VolumeLayout,
  volumes: ReadonlyMap<string, number>,
): SafeHtml[] {
  const present = exhibits.map((exhibit) => ({
    number: exhibit.number,
    row: exhibitRow(exhibit, layout, volumes),
  }));
  const vacant = (base.index?.withdrawn ?? []).map((number) => ({ number, row: withdrawnRow(number) }));
  return [...present, ...vacant].sort((a, b) => a.number - b.number).map(({ row }) => row);
}

/** A number that was given once stays in the list, vacant. */
function withdrawnRow(number: number): SafeHtml {
  return html`
<tr><td><strong>${number}</strong></td><td colspan="5"><em>${fr.index.withdrawn}</em></td></tr>`;
}

function exhibitRow(exhibit: Exhibit, layout: VolumeLayout, volumes: ReadonlyMap<string, number>): SafeHtml {
  const { number, capture, clock } = exhibit;
  const dated = localTime(capture.datedAt, clock);
  const captured = localTime(capture.capturedAt, clock);
  const title = shown(capture.title);
  const entry = exhibit.copy?.entry ?? exhibit.record;
  const target = relativeLink(entry.path, volumes.get(entry.path) ?? 1, layout);
  // the copy where there is one, otherwise the folder
  const link = exhibit.copy ? target : target.replace(/[^/]*$/, "");
  return html`
<tr${exhibit.files.length > MAX_UNBROKEN_FILES ? html` class="long"` : null}>
<td><strong>${number}</strong></td>
<td><a href="${link}">${foreign(title === "" ? fr.untitled : title)}</a>${capture.outcome === "partial" ? html`<br><em>${fr.partial}</em>` : null}${note(capture.note)}${mailHeadings(capture.recordJson).map((heading) => mailLine(heading, clock))}</td>
<td>${dated.day}<br>${dated.time}${
    capture.datedAt === capture.capturedAt
      ? null
      : html`<br><span class="muted">${fr.index.captured} ${captured.day} ${captured.time}</span>`
  }</td>
<td>${fr.kinds[capture.kind]}</td>
<td>${source(capture.url)}</td>
<td>${exhibit.copy ? fileLine(exhibit.copy.entry, fr.index.copy, layout, volumes) : null}${fileLine(exhibit.record, fr.index.record, layout, volumes)}${exhibit.artifacts.map(
    ({ artifact, entry }) => fileLine(entry, fr.roles[artifact.role], layout, volumes),
  )}${exhibit.checks.map(({ entry }) => fileLine(entry, fr.index.mailCheck, layout, volumes))}</td>
</tr>`;
}

/** Sender, recipients and date as the message itself gives them. */
function mailLine({ date, from, to }: MailHeading, clock: Exhibit["clock"]): SafeHtml {
  const { index } = fr;
  const local = date === null ? null : localTime(date, clock);
  return html`<br><span class="muted">${index.from} : ${foreign(shown(from))}${to === "" ? null : html` ; ${index.to} : ${foreign(shown(to))}`}${
    local === null ? null : ` ; ${local.day} ${local.time}`
  }</span>`;
}

function note(text: string): SafeHtml | null {
  const line = shown(text);
  return line === "" ? null : html`<br><span class="muted">${foreign(line)}</span>`;
}

function source(url: string | null): SafeHtml {
  if (url === null) return html`<span class="muted">${fr.index.noSource}</span>`;
  const target = linkTarget(url);
  const label = foreign(shown(url));
  return target === null ? label : html`<a href="${target}" rel="noreferrer noopener">${label}</a>`;
}

function fileLine(
  entry: PlannedEntry,
  description: string,
  layout: VolumeLayout,
  volumes: ReadonlyMap<string, number>,
): SafeHtml {
  const volume = volumes.get(entry.path) ?? 1;
  const count = layout.fileNames.length;
  return html`<div class="file"><a href="${relativeLink(entry.path, volume, layout)}">${entry.path.replace(/^.*\//, "")}</a> <span class="muted">${description}, ${sizeLabel(entry.sizeBytes, fr)}${
    count > 1 ? `, ${fr.volume(volume, count)}` : null
  }</span><br><span class="hash">${entry.sha256}</span></div>`;
}

function erasedSection({ base }: DossierContents): SafeHtml {
  return html`<h2>${fr.index.erasedHeading}</h2>
<p>${fr.index.erased}</p>
<ul>${base.erased.map(
    ({ erasedAt, recordSha256 }) =>
      html`<li>${fr.index.erasedLine(dayLabel(erasedAt))} : <span class="hash">${recordSha256}</span></li>`,
  )}</ul>`;
}
