/** A slip of paper with a seal: what the extension is named after. */
export function Brand({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <rect x="3" y="1.5" width="16" height="21" rx="2" fill="var(--mantine-primary-color-filled)" />
      <g stroke="var(--mantine-primary-color-contrast)" strokeWidth="1.6" strokeLinecap="round">
        <path d="M6.75 6.5h8.5M6.75 10.25h8.5M6.75 14h4" />
      </g>
      <circle cx="17.5" cy="17.5" r="4.75" fill="var(--desk-surface)" />
      <circle cx="17.5" cy="17.5" r="3.5" fill="none" stroke="var(--tone-bad)" strokeWidth="1.6" />
      <circle cx="17.5" cy="17.5" r="1.1" fill="var(--tone-bad)" />
    </svg>
  );
}
