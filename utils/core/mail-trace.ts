import * as v from "valibot";
import { UtcTime } from "./fields";
import { MAIL_LIMITS } from "./mail-limits";

const Text = v.pipe(v.string(), v.maxLength(MAIL_LIMITS.excerptCharacters));
const Clause = v.nullable(Text);

/** One stop on a message's way (RFC 5321 section 4.4), as that server wrote it: only the topmost are the receiver's own. */
export const ReceivedSchema = v.object({
  /** Who handed it over, with the address that the server saw in brackets. */
  from: Clause,
  by: Clause,
  with: Clause,
  id: Clause,
  date: v.nullable(UtcTime),
  raw: v.pipe(v.string(), v.maxLength(4 * MAIL_LIMITS.excerptCharacters)),
});
export type Received = v.InferOutput<typeof ReceivedSchema>;

/**
 * What a receiver says that it checked (RFC 8601). Anybody can write such a field: it is shown as that server's
 * claim, and is worth as much as the way from that server is.
 */
export const AuthenticationResultsSchema = v.object({
  /** The server that says so; null where it does not say who it is. */
  authservId: v.nullable(Text),
  results: v.pipe(
    v.array(
      v.object({
        /** `spf`, `dkim`, `dmarc`, `arc` …, in lower case. */
        method: Text,
        /** `pass`, `fail`, `none` …, in lower case. */
        result: Text,
        reason: v.nullable(Text),
        /** `header.d`, `smtp.mailfrom` … with their values, in the order of the field. */
        properties: v.pipe(
          v.array(v.object({ name: Text, value: Text })),
          v.maxLength(MAIL_LIMITS.authenticationResults),
        ),
      }),
    ),
    v.maxLength(MAIL_LIMITS.authenticationResults),
  ),
  raw: v.pipe(v.string(), v.maxLength(4 * MAIL_LIMITS.excerptCharacters)),
});
export type AuthenticationResults = v.InferOutput<typeof AuthenticationResultsSchema>;
