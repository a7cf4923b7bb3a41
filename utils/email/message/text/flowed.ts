/**
 * Undoes `format=flowed` (RFC 3676 section 4): a line that ends in a space goes on in the next one.
 * @param deleteSpace `DelSp=yes`: that space was put in for the purpose
 */
export function unflow(text: string, deleteSpace: boolean): string {
  const paragraphs: string[] = [];
  let pieces: string[] = [];
  let depth = 0;
  const close = () => {
    if (pieces.length > 0) paragraphs.push(">".repeat(depth) + (depth > 0 ? " " : "") + pieces.join(""));
    pieces = [];
  };
  for (const line of text.split(/\r?\n/)) {
    const quotes = /^>*/.exec(line)?.[0].length ?? 0;
    const unstuffed = line.slice(quotes).replace(/^ /, "");
    // a signature's "-- " is a line of its own (section 4.3)
    const signature = unstuffed === "-- ";
    if (quotes !== depth || signature) close();
    depth = quotes;
    const flows = unstuffed.endsWith(" ") && !signature;
    pieces.push(flows && deleteSpace ? unstuffed.slice(0, -1) : unstuffed);
    if (!flows) close();
  }
  close();
  return paragraphs.join("\n");
}
