import { utf8 } from "../../../core";
import { byteString, type RawField } from "../../raw";
import { MAILBOX_LIMITS } from "../limits";
import type { CfbStorage } from "./cfb-reader";
import { type Budget, PROPERTY, PROPERTY_HEADER_BYTES, Properties } from "./properties";

/**
 * What Outlook's properties say, in the form of header fields, so that everything that is read of a message goes one
 * way. The header that it was mailed with goes before; a message that was sent from here has none.
 */
export function mapiFields(properties: Properties, budget: Budget): RawField[] {
  const sender = person(
    [properties.text(PROPERTY.sentRepresentingName), properties.text(PROPERTY.senderName)],
    [
      properties.text(PROPERTY.sentRepresentingSmtpAddress),
      properties.text(PROPERTY.senderSmtpAddress),
      properties.text(PROPERTY.sentRepresentingAddress),
      properties.text(PROPERTY.senderAddress),
    ],
  );
  const recipients = readRecipients(properties, budget);
  return [
    field("subject", properties.text(PROPERTY.subject)),
    field("from", sender),
    field("to", recipients.to.join(", ")),
    field("cc", recipients.cc.join(", ")),
    field("bcc", recipients.bcc.join(", ")),
    field("message-id", properties.text(PROPERTY.messageId)),
    field("in-reply-to", properties.text(PROPERTY.inReplyTo)),
    field("references", properties.text(PROPERTY.references)),
  ].filter((made) => made !== null);
}

function field(name: string, text: string | null): RawField | null {
  if (text === null || text === "") return null;
  const value = byteString(utf8(text));
  return { name, raw: `${name}: ${value}`, value };
}

/** MS-OXOMSG section 2.2.3.1: the kinds of PidTagRecipientType; a flag of 0x10000000 may be added. */
const KINDS: ReadonlyMap<number, "to" | "cc" | "bcc"> = new Map([
  [1, "to"],
  [2, "cc"],
  [3, "bcc"],
]);

function readRecipients({ storage, charset }: Properties, budget: Budget): Record<"to" | "cc" | "bcc", string[]> {
  const found: Record<"to" | "cc" | "bcc", string[]> = { to: [], cc: [], bcc: [] };
  for (const recipient of numbered(storage, "__recip_version1.0_#", MAILBOX_LIMITS.msgRecipients)) {
    const properties = new Properties(recipient, PROPERTY_HEADER_BYTES.other, budget, charset);
    const kind = KINDS.get((properties.number(PROPERTY.recipientType) ?? 0) & 0xff);
    const text = person(
      [properties.text(PROPERTY.displayName)],
      [properties.text(PROPERTY.smtpAddress), properties.text(PROPERTY.address)],
    );
    if (kind && text !== "") found[kind].push(text);
  }
  return found;
}

/** The storages of a kind (MS-OXMSG sections 2.2.1 and 2.2.2), in their order. */
export function numbered(storage: CfbStorage, prefix: string, limit: number): CfbStorage[] {
  return storage.storages
    .filter(({ name }) => name.startsWith(prefix))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, limit);
}

/** The first name and the first address with an @, or else any, as RFC 5322 section 3.4 writes them. */
function person(names: readonly (string | null)[], addresses: readonly (string | null)[]): string {
  const name = names.find((candidate) => candidate) ?? "";
  const address = addresses.find((candidate) => candidate?.includes("@")) ?? addresses.find((any) => any) ?? "";
  const quoted = name === "" || name === address ? "" : `"${name.replace(/(["\\])/g, "\\$1")}"`;
  return address === "" ? quoted : `${quoted} <${address.replace(/[<>]/g, "")}>`.trim();
}
