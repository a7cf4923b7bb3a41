/** Longest text in a `title` attribute: browsers cut there anyway, and a page's title may be megabytes. */
const TOOLTIP_LENGTH = 400;
/** No line is wider than this many characters; the rest never reaches the layout. */
const LINE_LENGTH = 600;

interface ForeignProps {
  readonly text: string;
  /** Cut to one line with an ellipsis; otherwise wrapped. */
  readonly line?: boolean;
}

/** Text that a page or a person wrote: shown as text, isolated from the direction of what surrounds it. */
export function Foreign({ text, line = false }: ForeignProps) {
  if (!line) {
    return (
      <bdi className="foreign" dir="auto">
        {text}
      </bdi>
    );
  }
  const tooltip = text.length > TOOLTIP_LENGTH ? `${text.slice(0, TOOLTIP_LENGTH)}…` : text;
  return (
    <bdi className="foreign-line" dir="auto" title={tooltip}>
      {text.slice(0, LINE_LENGTH)}
    </bdi>
  );
}
