import { keyRecord, type TestKey } from "./keys";
import type { Random } from "./random";

/** One change to a signed message; null where there is nothing to change. */
type MailMutation = (mail: string, random: Random) => string | null;

const bodyStart = (mail: string) => mail.indexOf("\r\n\r\n") + 4;
const head = (mail: string) => mail.slice(0, bodyStart(mail));
const body = (mail: string) => mail.slice(bodyStart(mail));
const inHead = (mail: string, pattern: RegExp, by: string) =>
  pattern.test(head(mail)) ? head(mail).replace(pattern, by) + body(mail) : null;

/** Another character of base64 at a place in the value of a tag. */
function changeTag(mail: string, tag: string, random: Random): string | null {
  const match = new RegExp(`[; \t]${tag}=[ \t\r\n]*([A-Za-z0-9+/]{20})`).exec(head(mail));
  if (!match) return null;
  const at = match.index + match[0].length - 20 + random.below(20);
  return mail.slice(0, at) + (mail[at] === "A" ? "B" : "A") + mail.slice(at + 1);
}

export const MAIL_MUTATIONS: Readonly<Record<string, MailMutation>> = {
  nothing: (mail) => mail,
  "body byte": (mail, random) => {
    if (body(mail) === "") return null;
    const at = bodyStart(mail) + random.below(body(mail).length);
    return mail.slice(0, at) + (mail[at] === "q" ? "r" : "q") + mail.slice(at + 1);
  },
  "body line added": (mail) => `${mail}\r\nPlease pay to another account.\r\n`,
  "body blanks at the end of a line": (mail) => head(mail) + body(mail).replace(/\r\n/, " \t\r\n"),
  "body blanks doubled": (mail) => head(mail) + body(mail).replaceAll(" ", "  "),
  "body blank lines at the end": (mail) => `${mail}\r\n\r\n\r\n`,
  "body without its last line break": (mail) => mail.replace(/\r\n$/, ""),
  "body emptied": head,
  "body with a very long line": (mail) => `${mail}${"long ".repeat(4_000)}\r\n`,
  "body with a bare carriage return": (mail) => head(mail) + body(mail).replace("\r\n", "\r"),
  "subject changed": (mail) => inHead(mail, /^Subject:/m, "Subject: Re:"),
  "subject folded": (mail) => inHead(mail, /^(Subject:.*?) (?=\S)/m, "$1\r\n "),
  "subject with blanks at the end": (mail) => inHead(mail, /^(Subject:.*?)\r\n(?! |\t)/m, "$1 \t \r\n"),
  "subject with blanks before the colon": (mail) => inHead(mail, /^Subject:/m, "Subject \t:"),
  "name in capitals": (mail) => inHead(mail, /^Subject:/m, "SUBJECT:"),
  "fields in another order": (mail) => inHead(mail, /^(Date: .*\r\n)(Message-ID: .*\r\n)/m, "$2$1"),
  "signature moved to the bottom": (mail) => {
    const signature = /^DKIM-Signature:.*\r\n(?:[ \t].*\r\n)*/.exec(mail)?.[0];
    return signature ? head(mail).slice(signature.length, -2) + signature + "\r\n" + body(mail) : null;
  },
  "unsigned field added": (mail) => `X-Spam-Status: No\r\n${mail}`,
  "second From at the top": (mail) => `From: Eve <eve@evil.example>\r\n${mail}`,
  "second From at the bottom": (mail) => inHead(mail, /\r\n\r\n$/, "\r\nFrom: Eve <eve@evil.example>\r\n\r\n"),
  "second Subject at the top": (mail) => `Subject: Another\r\n${mail}`,
  "second Content-Type at the top": (mail) => `Content-Type: text/html\r\n${mail}`,
  "From missing": (mail) => inHead(mail, /^From:.*\r\n/m, ""),
  "Date missing": (mail) => inHead(mail, /^Date:.*\r\n/m, ""),
  "line feeds only": (mail) => mail.replaceAll("\r\n", "\n"),
  "line feeds in the body only": (mail) => head(mail) + body(mail).replaceAll("\r\n", "\n"),
  "line feeds in the header only": (mail) => head(mail).replaceAll("\r\n", "\n") + body(mail),
  "line without a colon in the header": (mail) => inHead(mail, /^(Date:.*\r\n)/m, "$1no field at all\r\n"),
  "mbox line at the top": (mail) => `From anna@example.com Sun Mar  1 10:00:00 2026\r\n${mail}`,
  "no empty line after the header": (mail) => head(mail).slice(0, -4),
  "bh= changed": (mail, random) => changeTag(mail, "bh", random),
  "b= changed": (mail, random) => changeTag(mail, "b", random),
  "b= folded otherwise": (mail) => inHead(mail, /([; \t]b=[ \t\r\n]*[A-Za-z0-9+/]{9})/, "$1\r\n\t "),
  "b= cut short": (mail) => inHead(mail, /([; \t]b=[ \t\r\n]*[A-Za-z0-9+/]{12})[A-Za-z0-9+/= \t\r\n]*/, "$1\r\n"),
  "b= empty": (mail) => inHead(mail, /([; \t]b=)[A-Za-z0-9+/= \t\r\n]*/, "$1\r\n"),
  "b= with a character that is not base64": (mail) => inHead(mail, /([; \t]b=[ \t\r\n]*)[A-Za-z0-9]/, "$1*"),
  "bh= with a character that is not base64": (mail) => inHead(mail, /([; \t]bh=[ \t\r\n]*)[A-Za-z0-9]/, "$1*"),
  "i= of another domain": (mail) => inHead(mail, /^(DKIM-Signature: )/m, "$1i=@evil.example; "),
  "unknown tag added": (mail) => inHead(mail, /^(DKIM-Signature: )/m, "$1zz=1; "),
  "s= changed": (mail) => inHead(mail, /([; \t]s=)/, "$1other"),
  "d= changed": (mail) => inHead(mail, /([; \t]d=)/, "$1other."),
  "v= changed": (mail) => inHead(mail, /([; \t]v=)1/, "$12"),
  "a= unknown": (mail) => inHead(mail, /([; \t]a=)\w+-\w+/, "$1dsa-sha512"),
  "c= unknown": (mail) => inHead(mail, /([; \t]c=)\w+/, "$1nofws"),
  "tag twice": (mail) => inHead(mail, /^(DKIM-Signature: )/m, "$1d=example.com; "),
  "empty tag": (mail) => inHead(mail, /^(DKIM-Signature: )/m, "$1; "),
  "ARC instance changed": (mail) => inHead(mail, /^(ARC-Seal: i=)\d/m, "$19"),
  "ARC seal missing": (mail) => inHead(mail, /^ARC-Seal:.*\r\n(?:[ \t].*\r\n)*/m, ""),
  "ARC seal twice": (mail) => inHead(mail, /^(ARC-Seal:.*\r\n(?:[ \t].*\r\n)*)/m, "$1$1"),
  "ARC results changed": (mail) => inHead(mail, /^(ARC-Authentication-Results:.*)pass/m, "$1fail"),
  "ARC cv= changed": (mail) => inHead(mail, /^(ARC-Seal:[\s\S]*?cv=)\w+/m, "$1fail"),
  "ARC b= changed": (mail) => inHead(mail, /^(ARC-Seal:[\s\S]*? b=[ \t\r\n]*)[A-Za-z]/m, "$1/"),
};

/** One change to what DNS says of the keys: the TXT records in place of the right one. */
export const KEY_MUTATIONS: Readonly<
  Record<string, (key: TestKey, other: TestKey) => readonly string[] | "fails" | null>
> = {
  "no key": () => null,
  "key servers that do not answer": () => "fails",
  "key revoked": (key) => [`v=DKIM1; k=${key.type}; p=`],
  "key without p=": (key) => [`v=DKIM1; k=${key.type}`],
  "another key": (_, other) => [keyRecord(other)],
  "key in the other form": (key) => [`v=DKIM1; k=${key.type}; p=${key.type === "rsa" ? key.bare : key.spki}`],
  "key without v= and k=": (key) => [`p=${key.type === "rsa" ? key.spki : key.bare}`],
  "key of another version": (key) => [keyRecord(key).replace("DKIM1", "DKIM2")],
  "key version not first": (key) => [`k=${key.type}; v=DKIM1; p=${key.type === "rsa" ? key.spki : key.bare}`],
  "key of another type": (key) => [keyRecord(key).replace(key.type, key.type === "rsa" ? "ed25519" : "rsa")],
  "key of an unknown type": (key) => [keyRecord(key).replace(`k=${key.type}`, "k=dsa")],
  "key for sha1 only": (key) => [keyRecord(key, " h=sha1;")],
  "key for both hashes": (key) => [keyRecord(key, " h=sha1 : sha256;")],
  "key for another service": (key) => [keyRecord(key, " s=tlsrpt;")],
  "key for mail": (key) => [keyRecord(key, " s=tlsrpt:email;")],
  "key in test": (key) => [keyRecord(key, " t=y;")],
  "key for the exact identity": (key) => [keyRecord(key, " t=s;")],
  "key with notes": (key) => [keyRecord(key, " n=a note; x-new=1;")],
  "key with blanks": (key) => [keyRecord(key).replace(/p=(.{10})/, "p= $1 \t")],
  "key with a last semicolon": (key) => [`${keyRecord(key)}; `],
  "key with an empty tag": (key) => [keyRecord(key, ";")],
  "key with a tag twice": (key) => [keyRecord(key, ` k=${key.type};`)],
  "key that is not base64": (key) => [keyRecord(key).replace(/p=./, "p=*")],
  "key cut short": (key) => [keyRecord(key).slice(0, -30)],
  "key of random bytes": () => [`v=DKIM1; p=${Buffer.from("no key at all, but base64").toString("base64")}`],
  "record that is no key": () => ["v=spf1 -all"],
  "empty record": () => [""],
  "other record before the key": (key) => ["v=spf1 -all", keyRecord(key)],
  "other key before the key": (key, other) => [keyRecord(other), keyRecord(key)],
};
