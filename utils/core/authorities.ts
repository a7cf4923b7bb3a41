import * as v from "valibot";

/** A timestamp authority (RFC 3161) that answers over HTTP. */
export const TimestampAuthoritySchema = v.object({
  /** Which of the presets, or `own-` and a number. In file names. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(100)),
  url: v.pipe(v.string(), v.maxLength(500), v.check(isWebAddress)),
});
export type TimestampAuthority = v.InferOutput<typeof TimestampAuthoritySchema>;

export interface AuthorityPreset extends TimestampAuthority {
  /** What its stamps are worth: `qualified` under eIDAS, which reverses the burden of proof (art. 41), or not. */
  readonly worth: "qualified" | "ordinary";
  /** What it asks callers to leave between two requests. Milliseconds. */
  readonly minIntervalMs: number;
}

/** Authorities that answer anybody for nothing. */
export const AUTHORITY_PRESETS: readonly AuthorityPreset[] = [
  {
    id: "sectigo-qualified",
    name: "Sectigo (Qualified)",
    url: "http://timestamp.sectigo.com/qualified",
    worth: "qualified",
    minIntervalMs: 15_000,
  },
  {
    id: "digicert",
    name: "DigiCert",
    url: "http://timestamp.digicert.com",
    worth: "ordinary",
    minIntervalMs: 1_000,
  },
  {
    id: "globalsign",
    name: "GlobalSign",
    url: "http://timestamp.globalsign.com/tsa/r6advanced1",
    worth: "ordinary",
    minIntervalMs: 1_000,
  },
  {
    id: "identrust",
    name: "IdenTrust",
    url: "http://timestamp.identrust.com",
    worth: "ordinary",
    minIntervalMs: 1_000,
  },
  { id: "certum", name: "Certum", url: "http://time.certum.pl", worth: "ordinary", minIntervalMs: 1_000 },
  { id: "freetsa", name: "freeTSA", url: "https://freetsa.org/tsr", worth: "ordinary", minIntervalMs: 1_000 },
];

/** Left between two requests to an authority that the user added. Milliseconds. */
const OWN_INTERVAL_MS = 1_000;

/** OpenTimestamps calendars that anybody may use; each is asked, so that one may be down. */
export const OPENTIMESTAMPS_CALENDARS: readonly string[] = [
  "https://a.pool.opentimestamps.org",
  "https://b.pool.opentimestamps.org",
  "https://a.pool.eternitywall.com",
];

/** The pools promise in the names of calendars beneath these, which keep the promises. */
export const CALENDAR_SITES: readonly string[] = ["https://*.opentimestamps.org/*", "https://*.eternitywall.com/*"];

/** Whether an address that a proof names is one of a calendar: one of those chosen, or of the public ones. */
export function isCalendar(url: string, chosen: readonly string[]): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname, origin } = new URL(url);
  if (chosen.some((calendar) => URL.canParse(calendar) && new URL(calendar).origin === origin)) return true;
  return protocol === "https:" && /\.(opentimestamps\.org|eternitywall\.com)$/.test(hostname);
}

/** The authorities that are switched on, each with the time to leave between two requests. */
export function chosenAuthorities(settings: {
  readonly timestampAuthorities: readonly string[];
  readonly ownAuthorities: readonly TimestampAuthority[];
}): readonly (TimestampAuthority & { readonly minIntervalMs: number })[] {
  return [
    ...AUTHORITY_PRESETS.filter(({ id }) => settings.timestampAuthorities.includes(id)),
    ...settings.ownAuthorities.map((authority) => ({ ...authority, minIntervalMs: OWN_INTERVAL_MS })),
  ];
}

export function isWebAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  // most authorities are http only: what they answer is signed
  return ["http:", "https:"].includes(protocol) && username === "" && password === "";
}
