import * as v from "valibot";
import { type Capture, MailAddressSchema } from "../../../core";
import { shown } from "../../wording";

/** What a record says of who wrote its messages. */
const SentMailSchema = v.object({
  mail: v.object({
    messages: v.array(v.object({ summary: v.object({ from: v.object({ shown: v.array(MailAddressSchema) }) }) })),
  }),
});

/** Who sent the last message of a capture, as it says itself; null where it is no e-mail. */
export function senderOf({ recordJson }: Capture): string | null {
  // most captures are no e-mails, and their records may be long
  if (recordJson === null || !recordJson.includes('"mail":{')) return null;
  try {
    const record = v.safeParse(SentMailSchema, JSON.parse(recordJson));
    const [from] = (record.success ? record.output.mail.messages.at(-1)?.summary.from.shown : undefined) ?? [];
    return from ? shown(from.name || from.address) || null : null;
  } catch {
    return null;
  }
}
