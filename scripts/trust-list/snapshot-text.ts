import type { QualifiedService, QualifiedSnapshot } from "../../utils/integrity/rfc3161/index.ts";

const HEAD = `import type { QualifiedSnapshot } from "./qualified-snapshot";

/**
 * Written by \`scripts/refresh-qualified-services.ts\`, never by hand. Without a date, no list has been taken yet, and
 * no token is confirmed.
 */
export const QUALIFIED_SERVICES: QualifiedSnapshot = `;

/** The source of `qualified-services.ts`: sorted, each entry once, in the form that the formatter would give it. */
export function snapshotText({ takenAt, services }: QualifiedSnapshot): string {
  const taken = literal(takenAt);
  if (services.length === 0) return `${HEAD}{ takenAt: ${taken}, services: [] };\n`;
  const entries = new Set([...services].sort(byPlace).map(entryText));
  return `${HEAD}{\n  takenAt: ${taken},\n  services: [\n${[...entries].join("")}  ],\n};\n`;
}

function entryText({ name, country, certificateSha256, grantedFrom, grantedUntil }: QualifiedService): string {
  const fields = Object.entries({ name, country, certificateSha256, grantedFrom, grantedUntil });
  return `    {\n${fields.map(([key, value]) => `      ${key}: ${literal(value)},\n`).join("")}    },\n`;
}

/** Names come from outside: nothing that an editor hides or reorders. A quote in a text would make the formatter choose other quotes. */
function literal(value: string | null): string {
  return JSON.stringify(value)
    .replaceAll('\\"', "\\u0022")
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (text) =>
      Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, "0")}`).join(
        "",
      ),
    );
}

function byPlace(one: QualifiedService, other: QualifiedService): number {
  const key = (service: QualifiedService) =>
    [service.country, service.name, service.certificateSha256, service.grantedFrom].join("\0");
  return key(one) < key(other) ? -1 : Number(key(one) > key(other));
}
