import * as v from "valibot";
import { UtcTime } from "./fields";

/** Records of one name that are kept; a key name has one. */
export const MAX_RECORDS = 20;

/** Characters of one record, as long as DNS can send (RFC 1035 section 3.2.1, RDLENGTH). */
export const MAX_RECORD_LENGTH = 65_535;

const Asked = {
  /** In lower case, without the root dot. */
  name: v.pipe(v.string(), v.maxLength(253)),
  /** Address of the resolver, without its parameters. */
  resolver: v.pipe(v.string(), v.maxLength(500)),
  askedAt: UtcTime,
};

/** What DNS says about a name's TXT records: a fact, kept with the message because keys are withdrawn. */
export const DnsAnswerSchema = v.object({
  ...Asked,
  /** `no-record`: the name does not exist, or has no TXT record. */
  status: v.picklist(["found", "no-record"]),
  /** Each record's character strings, joined; one character a byte. */
  records: v.pipe(v.array(v.pipe(v.string(), v.maxLength(MAX_RECORD_LENGTH))), v.maxLength(MAX_RECORDS)),
  /** The resolver says that DNSSEC vouches for the answer (AD bit, RFC 4035 section 3.2.3). */
  authenticated: v.boolean(),
});
export type DnsAnswer = v.InferOutput<typeof DnsAnswerSchema>;

export const DNS_FAILURES = [
  "unreachable",
  "timeout",
  "http-status",
  "server-failure",
  "bad-answer",
  /** The lookups are switched off, or a stored mail comes without this name's answer. */
  "not-asked",
] as const;

/** Nothing is known about the name: to be asked again, never to be stored as what DNS says. */
export const DnsFailureSchema = v.object({
  ...Asked,
  status: v.literal("temporary"),
  reason: v.picklist(DNS_FAILURES),
  /** Technical detail in English. */
  detail: v.pipe(v.string(), v.maxLength(500)),
});
export type DnsFailure = v.InferOutput<typeof DnsFailureSchema>;
