import { createHash } from "node:crypto";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import { SampleSchema } from "@/utils/services/sample";
import { shippedFiles } from "./shipped";

/** What a package may weigh for its example. Bytes. */
const MAX_BYTES = 4_100_000;

const files = shippedFiles();
const sample = v.parse(SampleSchema, JSON.parse(new TextDecoder().decode(files.get("sample.json"))));
const artifacts = sample.captures.flatMap((capture) => capture.artifacts);

/** Names of XML namespaces are no addresses of anybody. */
const NOT_ADDRESSES = /^http:\/\/www\.w3\.org\//;

/** What no shipped text may name: places of a machine, and hosts or mailboxes that could be somebody's. */
function foreignNames(text: string): string[] {
  const paths =
    text.match(/(?:file:\/\/|\/(?:home|root|Users|tmp|work|var|opt)\/|[A-Z]:\\\\?(?:Users|Windows))[^\s"<]*/g) ?? [];
  const local = text.match(/\b(?:localhost|127\.0\.0\.1|chrome-extension|moz-extension)\b/g) ?? [];
  const urls = (text.match(/https?:\/\/[^\s"'<>)\\]+/g) ?? []).filter((url) => {
    return !NOT_ADDRESSES.test(url) && !/^https?:\/\/[a-z0-9.-]+\.example(?![\w-]|\.\w)/i.test(url);
  });
  const mailboxes = (text.match(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g) ?? []).filter((each) => !each.endsWith(".example"));
  return [...paths, ...local, ...urls, ...mailboxes];
}

const decoder = new TextDecoder();
const texts = [...files].filter(([name]) => !/\.(png|pdf)$/.test(name));

describe("what is shipped", () => {
  it("is small enough", () => {
    const total = [...files.values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(total).toBeLessThan(MAX_BYTES);
    expect(total).toBeGreaterThan(100_000);
  });

  it("is what the list says, byte by byte, and nothing else", () => {
    for (const { file, sha256, sizeBytes } of artifacts) {
      const bytes = files.get(file) ?? new Uint8Array();
      expect([file, bytes.length]).toEqual([file, sizeBytes]);
      expect([file, createHash("sha256").update(bytes).digest("hex")]).toEqual([file, sha256]);
    }
    const listed = new Set(["sample.json", ...artifacts.map(({ file }) => file)]);
    expect([...files.keys()].filter((name) => !listed.has(name))).toEqual([]);
  });

  it.each(texts)("%s names no machine, address or mailbox of anybody", (_, bytes) => {
    expect(foreignNames(decoder.decode(bytes))).toEqual([]);
  });

  it("has documents whose properties name no machine either", () => {
    for (const [name, bytes] of files) {
      if (name.endsWith(".pdf")) expect(foreignNames(Buffer.from(bytes).toString("latin1"))).toEqual([]);
    }
  });

  it.each([
    "saved from file:///srv/pages/index.html",
    "/home/somebody/captures",
    "C:\\\\Users\\\\somebody",
    "http://127.0.0.1:8080/",
    "https://www.somebody.fr/page",
    "somebody@somewhere.com",
    "https://www.example.com.somewhere.fr/",
  ])("is found out where %s is planted", (planted) => {
    expect(foreignNames(`avant ${planted} après`)).not.toEqual([]);
  });

  it("has dates of March to June 2026 in order", () => {
    const dates = sample.captures.map(({ datedAt }) => datedAt);
    expect(dates.toSorted()).toEqual(dates);
    expect(dates[0]?.slice(0, 7)).toBe("2026-03");
    expect(dates.at(-1)?.slice(0, 7)).toBe("2026-06");
  });
});

describe("amounts", () => {
  const texts = (extension: string) =>
    [...files]
      .filter(([name]) => name.endsWith(extension))
      .map(([, bytes]) => decoder.decode(bytes).replaceAll("&nbsp;", "\u00a0"));

  it("are those of the contract: deposit and balance make the total", () => {
    const [depositCents, balanceCents] = [595_200, 892_800];
    expect(depositCents + balanceCents).toBe(sample.mission.amountCents);
    for (const amount of ["5\u00a0952,00", "8\u00a0928,00"]) {
      expect(texts(".html").some((text) => text.includes(amount))).toBe(true);
      expect(sample.mission.description).toContain(amount);
    }
  });

  it("never break between their digits or before the currency", () => {
    const broken = [...texts(".html"), ...texts("note.txt"), JSON.stringify(sample)].flatMap(
      (text) => text.match(/\d \d{3},\d\d(?=\s€)|\d,\d\d €/g) ?? [],
    );
    expect(broken).toEqual([]);
    expect("8 928,00 €".match(/\d \d{3},\d\d(?=\s€)|\d,\d\d €/g)).not.toBeNull();
  });
});
