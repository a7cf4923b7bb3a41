import * as v from "valibot";
import { BordereauError } from "./errors";
import type { Settings } from "./settings";

/** Who is asked: an address that answers DNS over HTTPS in JSON. What the query adds are `name` and `type`. */
export const ResolverSchema = v.object({
  /** Which of the presets, or `own`. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
  name: v.pipe(v.string(), v.maxLength(100)),
  url: v.pipe(v.string(), v.maxLength(500), v.check(isHttpsAddress)),
});
export type Resolver = v.InferOutput<typeof ResolverSchema>;

export const RESOLVERS: readonly Resolver[] = [
  // the parameter keeps the reader's network from the domain's own name servers
  { id: "google", name: "Google", url: "https://dns.google/resolve?edns_client_subnet=0.0.0.0/0" },
  { id: "cloudflare", name: "Cloudflare", url: "https://cloudflare-dns.com/dns-query" },
  { id: "quad9", name: "Quad9", url: "https://dns.quad9.net:5053/dns-query" },
];

/**
 * The resolver that the user typed the address of.
 * @throws BordereauError `invalid-input` where it is no https address, or holds a password
 */
export function ownResolver(url: string): Resolver {
  const resolver = v.safeParse(ResolverSchema, { id: "own", name: hostOf(url), url });
  if (!resolver.success) throw new BordereauError("invalid-input", { detail: "not an https address of a resolver" });
  return resolver.output;
}

function isHttpsAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === "https:" && url.username === "" && url.password === "";
}

function hostOf(text: string): string {
  return URL.canParse(text) ? new URL(text).host.slice(0, 100) : "";
}

/** The resolver that the settings name; null where lookups are off, or its address is none. */
export function chosenResolver({ mailResolver, mailResolverUrl }: Settings): Resolver | null {
  if (mailResolver !== "own") return RESOLVERS.find(({ id }) => id === mailResolver) ?? null;
  try {
    return ownResolver(mailResolverUrl);
  } catch {
    return null;
  }
}
