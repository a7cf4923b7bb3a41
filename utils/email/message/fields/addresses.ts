import { type Address, addressParser } from "postal-mime";
import { MAIL_LIMITS, type MailAddress, type MailAddresses } from "../../../core";
import type { RawField } from "../../raw";
import type { Problems } from "../problems";
import { fromC1 } from "../text/charset";
import { fieldText, shownField } from "./decode-field";

/** The addresses of all fields of one name (RFC 5322 section 3.4), groups resolved; never throws. */
export function readAddresses(fields: readonly RawField[], problems: Problems): MailAddresses {
  const shown: MailAddress[] = [];
  let total = 0;
  const name = fields[0]?.name ?? "";
  for (const field of fields) {
    for (const address of mailboxes(addressParser(fieldText(field, problems)))) {
      total++;
      if (shown.length < MAIL_LIMITS.listed) shown.push(toAddress(address, name, problems));
    }
  }
  if (total > shown.length) problems.add("list-cut", { field: name, total });
  return { shown, total };
}

function* mailboxes(addresses: readonly Address[]): Generator<{ name: string; address: string }> {
  for (const entry of addresses) {
    if (entry.group) yield* mailboxes(entry.group);
    else yield entry;
  }
}

function toAddress(entry: { name: string; address: string }, field: string, problems: Problems): MailAddress {
  const address = shownField(entry.address, field, MAIL_LIMITS.addressCharacters, problems);
  if (!/^\S+@\S+$/.test(address)) problems.add("address-unreadable", { field });
  return { name: shownField(fromC1(entry.name), field, MAIL_LIMITS.nameCharacters, problems), address };
}
