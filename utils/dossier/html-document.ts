import { html, type SafeHtml } from "./html";

/** Nothing is loaded and nothing runs, wherever the file is opened (CSP Level 3). */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; base-uri 'none'; form-action 'none'";

/** A4, black on white, system fonts only. `page` is the paper's orientation. */
function style(page: "portrait" | "landscape"): SafeHtml {
  return html`<style>
@page { size: A4 ${page}; margin: 14mm 12mm 16mm; }
* { box-sizing: border-box; }
html { font: 10.5pt/1.45 "Liberation Serif", Cambria, Georgia, "Times New Roman", serif; color: #111; background: #fff; }
body { max-width: ${page === "portrait" ? "186mm" : "273mm"}; margin: 0 auto; padding: 8mm 6mm; }
h1 { font-size: 19pt; line-height: 1.2; font-weight: 600; margin: 0 0 2mm; }
h2 { font-size: 13pt; font-weight: 600; margin: 9mm 0 2.5mm; padding-bottom: 1mm; border-bottom: .4pt solid #777; break-after: avoid; }
h3 { font-size: 11pt; font-weight: 600; margin: 5mm 0 1mm; break-after: avoid; }
p { margin: 0 0 2.5mm; }
ul, ol { margin: 0 0 3mm; padding-left: 6mm; }
li { margin-bottom: 1mm; }
a { color: #14406b; text-decoration-thickness: .5pt; text-underline-offset: 2pt; }
code, pre, .hash { font: 8.5pt/1.4 "Liberation Mono", Consolas, Menlo, monospace; }
pre { margin: 1mm 0 3mm; padding: 2mm 3mm; border: .4pt solid #bbb; border-left: 2pt solid #555; white-space: pre-wrap; overflow-wrap: anywhere; break-inside: avoid; }
bdi { overflow-wrap: anywhere; }
.preserve { white-space: pre-wrap; }
.en { color: #555; font-style: italic; font-weight: 400; }
.muted { color: #555; }
.notice { border: .6pt solid #111; padding: 3mm 4mm; margin: 0 0 4mm; break-inside: avoid; }
.notice > :last-child { margin-bottom: 0; }
dl.facts { display: grid; grid-template-columns: 46mm 1fr; gap: .8mm 4mm; margin: 0 0 3mm; }
dl.facts dt { color: #444; }
dl.facts dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 9pt; line-height: 1.35; }
thead { display: table-header-group; }
th, td { text-align: left; vertical-align: top; padding: 1.6mm 1.8mm; border-bottom: .4pt solid #aaa; overflow-wrap: anywhere; }
th { font-weight: 600; border-bottom: 1pt solid #111; overflow-wrap: normal; vertical-align: bottom; }
th .en { display: block; font-size: 7.5pt; }
.court { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 10mm; margin-bottom: 8mm; }
.court span { border-bottom: .4pt dotted #555; min-height: 7mm; align-content: end; }
.file + .file { margin-top: 1.2mm; }
.file .hash { font-size: 7.2pt; color: #333; }
hr { border: 0; border-top: 1pt solid #111; margin: 12mm 0; break-after: page; }
tr { break-inside: avoid; }
tr.long { break-inside: auto; }
@media print { body { max-width: none; padding: 0; } a { color: inherit; } }
</style>`;
}

/** A whole HTML file around `body`. French first; parts in English say so themselves. */
export function htmlDocument(title: string, page: "portrait" | "landscape", body: SafeHtml): string {
  return html`<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${style(page)}
</head>
<body>
${body}
</body>
</html>
`.source;
}
