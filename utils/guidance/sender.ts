import * as v from "valibot";
import { type Capture, MailAddressSchema, type Mission } from "../core";
import { searchText } from "./search-text";

/** How the provider is known in e-mails. */
export interface ProviderIdentity {
  /** Names as `searchText` gives them. */
  readonly names: ReadonlySet<string>;
  /** What the mission says of the provider, in lower case: may hold its address. */
  readonly details: string;
}

export function providerIdentity({ parties }: Mission, ownerName: string): ProviderIdentity {
  const providers = parties.filter(({ role }) => role === "provider");
  const names = [ownerName, ...providers.map(({ name }) => name)].map((name) => searchText([name]));
  return {
    names: new Set(names.filter((name) => name.trim() !== "")),
    details: providers.map(({ name, details }) => `${name} ${details}`.toLowerCase()).join(" "),
  };
}

/** What a record says of its messages, as far as it matters here. */
const SentMailSchema = v.object({
  mail: v.object({
    source: v.object({ account: v.optional(v.string()) }),
    messages: v.array(v.object({ summary: v.object({ from: v.object({ shown: v.array(MailAddressSchema) }) }) })),
  }),
});

/** Whether the last message of a capture was sent by the provider; null where that cannot be told. */
export function isSentByProvider({ recordJson }: Capture, provider: ProviderIdentity): boolean | null {
  // most captures are no e-mails, and their records may be long
  if (recordJson === null || !recordJson.includes('"mail":{')) return null;
  const record = v.safeParse(SentMailSchema, parsed(recordJson));
  if (!record.success) return null;
  const { source, messages } = record.output.mail;
  const [from] = messages.at(-1)?.summary.from.shown ?? [];
  if (!from || (provider.names.size === 0 && provider.details === "" && source.account === undefined)) return null;
  const address = from.address.toLowerCase();
  if (address !== "" && address === source.account?.toLowerCase()) return true;
  return isAddressIn(provider.details, address) || provider.names.has(searchText([from.name]));
}

function isAddressIn(details: string, address: string): boolean {
  return address.includes("@") && details.split(/[\s,;<>()]+/).includes(address);
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
