import type { Tags } from "./own-signer";

/** Seconds since 1970 of the tests' `now`. */
export const NOW_SECONDS = Date.UTC(2026, 2, 10) / 1_000;

const H = "From:To:Subject:Date:Message-ID";

/** Signatures whose mathematics holds, whatever else they say. What is not named is as in `craftedTags`. */
export const CRAFTED: Readonly<Record<string, Tags>> = {
  plain: {},
  "i= of the domain": { i: "anna@example.com" },
  "i= of a subdomain": { i: "anna@mail.example.com" },
  "i= of a subdomain in capitals": { i: "Anna@Mail.EXAMPLE.com" },
  "i= of another domain": { i: "anna@example.org" },
  "i= of a domain that ends alike": { i: "anna@badexample.com" },
  "i= without an at sign": { i: "example.com" },
  "i= encoded": { i: "an=6Ea=3Dx@example.com" },
  "i= empty": { i: "" },
  "l= of nothing": { l: "0" },
  "l= of a part": { l: "5" },
  "l= of more than the body": { l: "999999" },
  "l= of a number with 70 digits": { l: "9".repeat(70) },
  "l= that is no number": { l: "-1" },
  "x= in the past": { t: String(NOW_SECONDS - 200), x: String(NOW_SECONDS - 100) },
  "x= in the future": { t: String(NOW_SECONDS - 200), x: String(NOW_SECONDS + 100) },
  "x= before t=": { t: String(NOW_SECONDS + 300), x: String(NOW_SECONDS + 100) },
  "x= at t=": { t: String(NOW_SECONDS + 100), x: String(NOW_SECONDS + 100) },
  "x= alone in the past": { x: "1000" },
  "x= after the year 9999": { t: "1", x: "999999999999" },
  "x= too long": { x: "1999999999999" },
  "t= in the future": { t: String(NOW_SECONDS + 86_400) },
  "t= that is no number": { t: "now" },
  "q= of DNS": { q: "dns/txt" },
  "q= of DNS among others": { q: "http : dns/txt" },
  "q= of something else": { q: "http" },
  "h= over-signed": { h: `${H}:From:Subject:From` },
  "h= of fields that are missing": { h: `${H}:X-None:Cc` },
  "h= with blanks": { h: "From : To :\r\n\tSubject : Date" },
  "h= in capitals": { h: "FROM:SUBJECT" },
  "h= of From alone": { h: "From" },
  "h= without From": { h: "To:Subject:Date" },
  "h= with an empty name": { h: "From::Subject" },
  "h= empty": { h: "" },
  "h= of signatures": { h: "From:DKIM-Signature" },
  "v= missing": { v: "missing" },
  "v= of another version": { v: "2" },
  "v= with more": { v: "1.0" },
  "unknown tags": { zz: "a=b c", z: "From:anna|Subject:x" },
  "tag in capitals": { D: "example.org" },
  "tag with a bad name": { "1x": "a" },
  "a= in capitals": { a: "RSA-SHA256" },
  "a= of SHA-1": { a: "rsa-sha1" },
  "a= of another hash": { a: "rsa-sha512" },
  "c= of the header alone": { c: "relaxed" },
  "c= in capitals": { c: "RELAXED/Simple" },
  "c= with an empty half": { c: "relaxed/" },
  "c= missing": { c: "missing" },
  "d= in capitals": { d: "EXAMPLE.COM" },
  "d= in UTF-8": { d: "b\u00c3\u00bccher.example" },
  "d= of one label": { d: "localhost" },
  "d= with a root dot": { d: "example.com." },
  "d= empty": { d: "" },
  "s= with an underscore": { s: "rsa_2048" },
  "s= of two labels": { s: "rsa2048.march" },
  "s= that is no name": { s: "a/b" },
  "bh= of something else": { bh: "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=" },
  "bh= without padding": { bh: "2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8" },
  "bh= too short": { bh: "2jUSOH9N" },
  "key of 512 bits": { s: "rsa512" },
  "key of 768 bits": { s: "rsa768" },
  "key of 1024 bits": { s: "rsa1024" },
};

/** The tags in the order of writing. */
export function craftedTags(changes: Tags, canonicalization: string): Tags {
  const tags = { v: "1", a: "rsa-sha256", c: canonicalization, d: "example.com", s: "rsa2048", h: H, ...changes };
  return Object.fromEntries(Object.entries(tags).filter(([, value]) => value !== "missing"));
}
