import type { Random } from "./random";

const WORDS = ["invoice", "délai", "livraison", "the", "of", "contract", "sum", "2,400", "EUR", "agreed", "by", "post"];

function words(random: Random, count: number): string {
  const text = Array.from({ length: count }, () => random.pick(WORDS) + random.pick([" ", " ", "  ", "\t"])).join("");
  return Buffer.from(text, "utf8").toString("latin1");
}

const BODIES: ((random: Random) => string)[] = [
  (random) => `${words(random, 12)}\r\n\r\n${words(random, 8)}\r\n`,
  (random) => `${words(random, 5)} \r\n\t\r\n${words(random, 5)}\t \r\n\r\n\r\n`,
  (random) => words(random, 9).trimEnd(),
  (random) => `--b\r\nContent-Type: text/plain\r\n\r\n${words(random, 6)}\r\n--b--\r\n`,
  (random) => `${"x".repeat(1_000 + random.below(2_000))} ${words(random, 4)}\r\n.\r\n`,
  (random) => ` ${words(random, 3)}\r\n  \r\n\0\x7f\xff\x80 ${words(random, 3)}\r\n \r\n`,
  () => "",
  () => "\r\n\r\n",
];

/** A message with the folds, blanks and bytes that real ones have; one character a byte. */
export function randomMail(random: Random): string {
  const day = 1 + random.below(28);
  const header = [
    `Received: from mx.example.net (mx.example.net [192.0.2.${random.below(255)}])\r\n\tby mail.example.org; `,
    `From:  "Anna\tDupont"  <anna@example.com> `,
    random.pick(["To: Bob <bob@example.org>", 'To: "B, b" <bob@example.org>,\r\n Carol <carol@example.net>']),
    random.pick([`Subject: ${words(random, 4)}`, `Subject:${words(random, 3)}\r\n \t${words(random, 3)}`, "Subject:"]),
    `Date: Sun, ${day} Mar 2026 10:00:00 +0100`,
    `Message-ID: <${random.below(1e9)}@example.com>`,
    "MIME-Version: 1.0",
    random.pick(["Content-Type: text/plain; charset=utf-8", 'Content-Type: multipart/mixed;\r\n boundary="b"']),
  ];
  return `${header.join("\r\n")}\r\n\r\n${random.pick(BODIES)(random)}`;
}
