import type { MailAttachment, Problems } from "../../message";
import { MAILBOX_LIMITS } from "../limits";
import type { CfbStorage } from "./cfb-reader";
import { numbered } from "./mapi-fields";
import { type Budget, PROPERTY, PROPERTY_HEADER_BYTES, Properties } from "./properties";
import { rebuildMsg } from "./rebuild";

export interface OutlookAttachment extends MailAttachment {
  /** A message or object inside of the message: its container is made anew, the bytes are those of no file sent. */
  readonly rebuilt: boolean;
}

/** PidTagAttachFlags: shown in the text (MS-OXCMSG section 2.2.2.18). */
const SHOWN_IN_TEXT = 4;

/** The files in an Outlook message (MS-OXMSG section 2.2.2). */
export function readAttachments(
  root: CfbStorage,
  charset: string | null,
  budget: Budget,
  problems: Problems,
): OutlookAttachment[] {
  const attachments: OutlookAttachment[] = [];
  for (const storage of numbered(root, "__attach_version1.0_#", MAILBOX_LIMITS.msgAttachments)) {
    const properties = new Properties(storage, PROPERTY_HEADER_BYTES.other, budget, charset);
    const inner = storage.storages.find(({ name }) => /^__substg1\.0_3701000D$/i.test(name));
    const bytes = inner ? rebuildMsg(inner, root, budget) : properties.bytes(PROPERTY.attachData);
    // attached by a path or an address, or damaged
    if (!bytes) problems.add("attachment-missing", { field: fileNameOf(properties) });
    const contentId = properties.text(PROPERTY.attachContentId)?.replace(/^<|>$/g, "").trim() || null;
    const flags = properties.number(PROPERTY.attachFlags) ?? 0;
    const hidden = properties.flag(PROPERTY.attachHidden) || (flags & SHOWN_IN_TEXT) !== 0;
    const isMessage = inner?.streams.some(({ name }) => name === "__properties_version1.0") ?? false;
    attachments.push({
      fileName: isMessage ? `${fileNameOf(properties)}.msg` : fileNameOf(properties) || null,
      mediaType: isMessage ? "application/vnd.ms-outlook" : mediaTypeOf(properties),
      bytes: bytes ?? new Uint8Array(0),
      inline: contentId !== null && hidden,
      contentId,
      rebuilt: inner !== undefined,
    });
  }
  return attachments;
}

function fileNameOf(properties: Properties): string {
  return (
    properties.text(PROPERTY.attachLongName) ||
    properties.text(PROPERTY.displayName) ||
    properties.text(PROPERTY.attachShortName) ||
    ""
  );
}

function mediaTypeOf(properties: Properties): string {
  return properties.text(PROPERTY.attachMediaType)?.toLowerCase() || "application/octet-stream";
}
