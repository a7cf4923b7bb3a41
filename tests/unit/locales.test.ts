import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseMessagesFile } from "@wxt-dev/i18n/build";
import { describe, expect, it } from "vitest";
import {
  ARTIFACT_ROLES,
  CAPTURE_ORIGINS,
  CAPTURE_OUTCOMES,
  ERROR_CODES,
  EVIDENCE_KINDS,
  JournalEventSchema,
  MISSION_STATUSES,
  MissingItemSchema,
  PARTY_ROLES,
  STEP_NAMES,
} from "../../utils/core";
import { usedKeys, visibleTexts } from "./source-texts";

interface Message {
  readonly key: string;
  readonly texts: readonly string[];
}

async function readMessages(language: string): Promise<Message[]> {
  const messages = await parseMessagesFile(`locales/${language}.yml`);
  return messages
    .filter(({ key }) => !key[0]?.startsWith("@@"))
    .map((message) => ({
      key: message.key.join("."),
      texts: message.type === "plural" ? Object.values(message.plurals) : [message.message],
    }));
}

const english = await readMessages("en");
const french = await readMessages("fr");
const keys = english.map(({ key }) => key);

/** Source files of the folders that show text. */
const sources = ["components", "entrypoints", "verifier"].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: join(folder, path), text: readFileSync(join(folder, path), "utf8") })),
);

const placeholders = (texts: readonly string[]) => [...new Set(texts.join(" ").match(/\$\d/g) ?? [])].sort();

describe("the two languages", () => {
  it("have the same keys in the same order", () => {
    expect(french.map(({ key }) => key)).toEqual(keys);
  });

  it("fill in the same values", () => {
    for (const [index, { key, texts }] of english.entries()) {
      expect([key, placeholders(french[index]?.texts ?? [])]).toEqual([key, placeholders(texts)]);
    }
  });

  it("leave no text empty", () => {
    const empty = [...english, ...french].filter(({ texts }) => texts.some((text) => text.trim() === ""));
    expect(empty).toEqual([]);
  });

  it("give each key a message name of its own that browsers accept", () => {
    const names = keys.map((key) => key.replaceAll(".", "_"));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[A-Za-z0-9_]+$/.test(name))).toEqual([]);
  });

  it("are set as their typography wants", () => {
    const badFrench = french.filter(({ texts }) => texts.some((text) => /'| [:;?!»]|« |[^\s\u00a0][;?!»]/.test(text)));
    expect(badFrench).toEqual([]);
    expect(english.filter(({ texts }) => texts.some((text) => /['"]/.test(text)))).toEqual([]);
  });
});

describe("every value of the domain has its label", () => {
  const underscored = (values: readonly string[]) => values.map((value) => value.replaceAll("-", "_"));
  const section = (name: string) =>
    keys.filter((key) => key.startsWith(`${name}.`)).map((key) => key.slice(name.length + 1));

  it.each<[string, readonly string[]]>([
    ["kind", EVIDENCE_KINDS],
    ["role", ARTIFACT_ROLES],
    ["step", STEP_NAMES],
    ["status", MISSION_STATUSES],
    ["party_role", PARTY_ROLES],
    ["origin", CAPTURE_ORIGINS],
    ["missing", MissingItemSchema.entries.what.options],
    ["event", JournalEventSchema.options.map((option) => option.entries.type.literal)],
    ["outcome", [...CAPTURE_OUTCOMES, "erased", "erasing"]],
  ])("%s", (name, values) => {
    expect(section(name).sort()).toEqual(underscored(values).sort());
  });

  it("error codes", () => {
    const sentences = keys.filter((key) => key.startsWith("error_"));
    expect(sentences.sort()).toEqual(underscored(ERROR_CODES.map((code) => `error_${code}`)).sort());
  });

  it("error sentences say what happened and what to do, in at least two sentences or parts", () => {
    for (const { key, texts } of [...english, ...french]) {
      if (key.startsWith("error_")) expect([key, texts[0]]).toEqual([key, expect.stringMatching(/[.:;,].+\.$/)]);
    }
  });
});

describe("keys", () => {
  const used = sources.flatMap(({ text }) => usedKeys(text));
  const manifest = [...readFileSync("wxt.config.ts", "utf8").matchAll(/__MSG_(\w+)__/g)].map((match) => match[1] ?? "");

  it("that are used exist", () => {
    const unknown = [...manifest, ...used.filter((key) => !key.includes("*"))].filter((key) => !keys.includes(key));
    expect(unknown).toEqual([]);
  });

  it("that are composed match at least one", () => {
    const patterns = used.filter((key) => key.includes("*"));
    expect(patterns.filter((pattern) => !keys.some((key) => matches(pattern, key)))).toEqual([]);
  });

  it("that exist are used", () => {
    const all = [...manifest, ...used];
    expect(keys.filter((key) => !all.some((pattern) => matches(pattern, key)))).toEqual([]);
  });

  function matches(pattern: string, key: string): boolean {
    const [before = "", after] = pattern.split("*", 2);
    return after === undefined ? pattern === key : key.startsWith(before) && key.endsWith(after);
  }
});

describe("text in components", () => {
  it("comes from the locales alone", () => {
    expect(sources.flatMap(({ path, text }) => visibleTexts(path, text))).toEqual([]);
  });

  it.each([
    ["a text node", "export const A = () => <p>Hello you</p>;", "Hello you"],
    ["a text in braces", 'export const A = () => <p>{"Hello"}</p>;', "Hello"],
    ["a choice of texts", 'export const A = () => <p>{x ? "Hello" : `Bye`}</p>;', "Hello"],
    ["an attribute", 'export const A = () => <img alt="A cat" />;', "A cat"],
    ["an attribute in braces", 'export const A = () => <Foo label={x ?? "Name"} />;', "Name"],
  ])("is found where it is planted as %s", (_, source, text) => {
    expect(visibleTexts("planted.tsx", source).join()).toContain(text);
  });

  it("is not seen in what nobody reads", () => {
    const source = 'const A = () => <p className="big" data-testid="x" dir="auto">{t("key.word")} · {size}</p>;';
    expect(visibleTexts("planted.tsx", source)).toEqual([]);
  });
});
