import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { folderSource, type ListSource } from "@/scripts/trust-list/list-source";
import { refreshFile } from "@/scripts/trust-list/refresh-file";
import { snapshotText } from "@/scripts/trust-list/snapshot-text";
import { type SnapshotOrder, takeSnapshot } from "@/scripts/trust-list/take-snapshot";
import { TrustListError } from "@/scripts/trust-list/trust-list-error";
import { QUALIFIED_SERVICES, wasQualified } from "@/utils/integrity/rfc3161";
import { type TestCertificate, TestPki } from "../../support/timestamp-authority/test-pki";
import {
  listOfLists,
  nationalList,
  PLAIN_TSA,
  QTST,
  type TestList,
  type TestPointer,
  type TestState,
} from "../../support/trust-list/make-list";
import { signList } from "../../support/trust-list/sign-list";

const SHIPPED = "utils/integrity/rfc3161/qualified-services.ts";
const FIXTURES = "tests/fixtures/trust-list";
const NOW = new Date("2026-03-01T12:00:00Z");
const ISSUED = "2026-01-01T00:00:00.000Z";

const pki = new TestPki();
const folder = mkdtempSync(join(tmpdir(), "bordereau-lists-"));
afterAll(() => {
  pki.close();
  rmSync(folder, { recursive: true });
});

const certificate = (name: string, key: TestCertificate["keyType"] = "p256") =>
  pki.issue({ name, key, extensions: [] });
const europe = certificate("Europe");
const france = certificate("France", "rsa2048");
const greece = certificate("Greece");
const stranger = certificate("Stranger");
const unit = certificate("Unit 1");
const second = certificate("Unit 2");

const sha256 = ({ der }: TestCertificate) => createHash("sha256").update(der).digest("hex");
const granted = (from: string, certificates = [unit]): TestState => ({ status: "granted", from, certificates });
const since = (from: string, until: string | null = null, of = unit) => ({
  name: "Test service",
  country: "FR",
  certificateSha256: sha256(of),
  grantedFrom: from,
  grantedUntil: until,
});

/** Lists by territory, as signed files. */
function sourceOf(lotl: Buffer, lists: Readonly<Record<string, Buffer>>): ListSource {
  return {
    listOfLists: async () => lotl,
    national: async ({ territory }) => lists[territory] ?? Buffer.from("not there"),
  };
}

const order = (source: ListSource, more: Partial<SnapshotOrder> = {}): SnapshotOrder => ({
  source,
  lotlSigners: [sha256(europe)],
  without: [],
  now: NOW,
  takenAt: null,
  ...more,
});

const lotl = (...pointers: readonly TestPointer[]) => signList(listOfLists(pointers), europe);
const toFrance: TestPointer = { territory: "FR", signers: [france] };

/** Of one French list, signed as it should be. */
function take(list: Partial<TestList>, more: Partial<SnapshotOrder> = {}) {
  const signed = signList(nationalList({ services: [], ...list }), france);
  return takeSnapshot(order(sourceOf(lotl(toFrance), { FR: signed }), more));
}

async function servicesOf(...states: readonly TestState[]) {
  const other = { names: { en: "Zeta" }, states: [granted("2020-01-01T00:00:00Z", [second])] };
  const { snapshot } = await take({ services: [{ states }, other] });
  return snapshot.services.filter(({ name }) => name !== "Zeta");
}

async function problemsOf(made: Promise<unknown>): Promise<readonly string[]> {
  const thrown = await made.then(
    () => null,
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(TrustListError);
  return (thrown as TrustListError).problems;
}

const problemsOfList = (bytes: Buffer) => problemsOf(takeSnapshot(order(sourceOf(lotl(toFrance), { FR: bytes }))));
const good = nationalList({ services: [{ states: [granted("2020-01-01T00:00:00Z")] }] });

describe("periods of a service", () => {
  it("is qualified since it was granted", async () => {
    expect(await servicesOf(granted("2020-01-01T00:00:00Z"))).toEqual([since("2020-01-01T00:00:00.000Z")]);
  });

  it("ends where the next status begins", async () => {
    const services = await servicesOf(
      { status: "withdrawn", from: "2023-05-01T10:00:00Z", certificates: [unit] },
      granted("2020-01-01T00:00:00Z"),
    );
    expect(services).toEqual([since("2020-01-01T00:00:00.000Z", "2023-05-01T10:00:00.000Z")]);
  });

  it("was never qualified before eIDAS, whatever the status was called", async () => {
    for (const status of ["undersupervision", "accredited", "supervisionincessation", "recognisedatnationallevel"])
      expect(
        await servicesOf(
          { status: "withdrawn", from: "2016-06-30T22:00:00Z", certificates: [unit] },
          { status, from: "2012-01-01T00:00:00Z", certificates: [unit] },
        ),
      ).toEqual([]);
  });

  it("takes only services of the qualified type, in each state", async () => {
    expect(await servicesOf({ ...granted("2020-01-01T00:00:00Z"), type: PLAIN_TSA })).toEqual([]);
    expect(
      await servicesOf(
        { ...granted("2022-01-01T00:00:00Z"), type: QTST },
        { ...granted("2020-01-01T00:00:00Z"), type: PLAIN_TSA },
      ),
    ).toEqual([since("2022-01-01T00:00:00.000Z")]);
  });

  it("gives each certificate of an identity an entry", async () => {
    const services = await servicesOf(granted("2020-01-01T00:00:00Z", [unit, second]));
    expect(services.map((service) => service.certificateSha256).sort()).toEqual([sha256(unit), sha256(second)].sort());
  });

  it("joins periods that follow each other, and keeps those apart that do not", async () => {
    const history = [
      granted("2024-01-01T00:00:00Z"),
      { status: "withdrawn", from: "2023-01-01T00:00:00Z" },
      granted("2021-01-01T00:00:00Z", []),
      granted("2020-01-01T00:00:00Z"),
    ];
    const expected = [since("2020-01-01T00:00:00.000Z", "2023-01-01T00:00:00.000Z"), since("2024-01-01T00:00:00.000Z")];
    expect(await servicesOf(...history)).toEqual(expected);
    const [current, ...older] = history;
    expect(await servicesOf(...(current ? [current] : []), ...older.reverse())).toEqual(expected);
  });

  it("keeps to the certificates that a state of the history names", async () => {
    expect(await servicesOf(granted("2022-01-01T00:00:00Z", [second]), granted("2020-01-01T00:00:00Z"))).toEqual([
      since("2022-01-01T00:00:00.000Z", null, second),
      since("2020-01-01T00:00:00.000Z", "2022-01-01T00:00:00.000Z"),
    ]);
  });

  it("leaves out, with a warning, what cannot be read", async () => {
    const warningsOf = async (...states: TestState[]) => {
      const zeta = { names: { en: "Zeta" }, states: [granted("2020-01-01T00:00:00Z", [second])] };
      const { snapshot, warnings } = await take({ services: [{ states }, zeta] });
      expect(snapshot.services).toHaveLength(1);
      return warnings;
    };
    expect(await warningsOf(granted("2020-01-01"))).toEqual([expect.stringContaining('the time "2020-01-01"')]);
    expect(await warningsOf(granted("2020-01-01T00:00:00Z", []))).toEqual([
      expect.stringContaining("granted without a certificate"),
    ]);
    expect(await warningsOf(granted("2020-01-01T00:00:00Z"), granted("2021-01-01T00:00:00Z"))).toEqual([
      expect.stringContaining("goes on after its current status"),
    ]);
  });

  it("names the service in English, or else its provider", async () => {
    const states = [granted("2020-01-01T00:00:00Z")];
    const nameOf = async (names: Record<string, string>) =>
      (await take({ services: [{ names, states }] })).snapshot.services[0]?.name;
    expect(await nameOf({ fr: "Horodatage", en: "Time  stamps" })).toBe("Time stamps");
    expect(await nameOf({ fr: "Horodatage" })).toBe("Test provider");
  });
});

describe("lists that are relied on", () => {
  it("reads lists whose elements have another prefix", async () => {
    const list = nationalList({ prefix: "tsl", services: [{ states: [granted("2020-01-01T00:00:00Z")] }] });
    const lists = signList(listOfLists([toFrance], "n1"), europe);
    const { snapshot } = await takeSnapshot(order(sourceOf(lists, { FR: signList(list, france) })));
    expect(snapshot).toEqual({ takenAt: ISSUED, services: [since("2020-01-01T00:00:00.000Z")] });
  });

  it("verifies RSA-PSS too", async () => {
    const { snapshot } = await takeSnapshot(
      order(sourceOf(lotl(toFrance), { FR: signList(good, france, { isPss: true }) })),
    );
    expect(snapshot.services).toHaveLength(1);
  });

  it("warns of a list that is past its next update, and not of one that is closed", async () => {
    const services = [{ states: [granted("2020-01-01T00:00:00Z")] }];
    const { snapshot, warnings } = await take({ services, nextUpdate: "2026-02-01T00:00:00Z" });
    expect(snapshot.services).toHaveLength(1);
    expect(warnings).toEqual(["the list of FR should have been replaced by 2026-02-01T00:00:00.000Z"]);
    expect((await take({ services, nextUpdate: "" })).warnings).toEqual([]);
  });

  it("passes over pointers to other forms of a list", async () => {
    const pdf: TestPointer = { territory: "EL", mimeType: "application/pdf", signers: [] };
    const lists = { FR: signList(good, france) };
    expect((await takeSnapshot(order(sourceOf(lotl(pdf, toFrance), lists)))).snapshot.services).toHaveLength(1);
  });

  it("reads lists that another implementation signed", async () => {
    const { snapshot, warnings } = await takeSnapshot(order(folderSource(FIXTURES), { lotlSigners: [] }));
    expect(warnings).toEqual([]);
    expect(snapshot.takenAt).toBe("2026-01-15T08:00:00.000Z");
    expect(snapshot.services.map(({ country, name, grantedUntil }) => [country, name, grantedUntil])).toEqual([
      ["FR", "Horodatage qualifié", null],
      ["EL", 'Qualified "time" & stamps', "2024-02-01T00:00:00.000Z"],
    ]);
  });
});

describe("lists that are refused", () => {
  it("names the list whose signer the list of lists does not name", async () => {
    const [problem, ...others] = await problemsOfList(signList(good, stranger));
    expect(problem).toContain("the list of FR is signed by a certificate that nobody vouches for");
    expect(problem).toContain(sha256(stranger));
    expect(others).toEqual([]);
  });

  it("does not take a certificate's name for its signature", async () => {
    const problems = await problemsOfList(signList(good, certificate("Forger", "rsa2048"), { named: france }));
    expect(problems).toEqual(["the list of FR has a signature that does not hold"]);
  });

  it("finds one changed letter in what is signed, and in the signature", async () => {
    const signed = signList(good, france).toString();
    expect(await problemsOfList(Buffer.from(signed.replace("Test provider", "Best provider")))).toEqual([
      "the list of FR was changed after it was signed",
    ]);
    const changed = signed.replace(/(<ds:SignatureValue>)(.)/, (_, tag, letter) => tag + (letter === "A" ? "B" : "A"));
    expect(await problemsOfList(Buffer.from(changed))).toEqual(["the list of FR has a signature that does not hold"]);
  });

  it("wants the whole list signed, by one signature, without other transforms", async () => {
    expect(await problemsOfList(Buffer.from(good))).toEqual(["the list of FR has 0 signatures, not one"]);
    expect(await problemsOfList(signList(good, france, { uri: "#list" }))).toEqual([
      "the list of FR has a signature that does not cover the whole list",
    ]);
    const transforms = ["http://www.w3.org/2000/09/xmldsig#enveloped-signature", "http://www.w3.org/TR/1999/REC-xpath"];
    expect(await problemsOfList(signList(good, france, { transforms }))).toEqual([
      expect.stringContaining("other transforms"),
    ]);
  });

  it("refuses a list of lists that is signed by another than the one that was given", async () => {
    const source = sourceOf(signList(listOfLists([toFrance]), stranger), { FR: signList(good, france) });
    expect(await problemsOf(takeSnapshot(order(source)))).toEqual([
      expect.stringContaining("eu-lotl.xml is signed by"),
    ]);
    const { lotlSignerSha256 } = await takeSnapshot(order(source, { lotlSigners: [] }));
    expect(lotlSignerSha256).toBe(sha256(stranger));
  });

  it("refuses declarations, whatever they would expand to", async () => {
    const bomb = signList(good, france)
      .toString()
      .replace("?>", '?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>');
    expect(await problemsOfList(Buffer.from(bomb))).toEqual(["the list of FR has a DOCTYPE"]);
  });

  it("refuses XML that is broken, cut short, of another kind, or not UTF-8", async () => {
    const signed = signList(good, france);
    for (const broken of [signed.subarray(0, signed.length / 2), Buffer.from("<a><b></a>"), Buffer.from("")])
      expect(await problemsOfList(broken)).toEqual([expect.stringContaining("the list of FR is not well-formed XML")]);
    expect(await problemsOfList(Buffer.from("<a/>"))).toEqual(["the list of FR is no trusted list of TS 119 612"]);
    expect(await problemsOfList(Buffer.from([0x3c, 0xff, 0x3e]))).toEqual([expect.stringContaining("the list of FR")]);
  });

  it("refuses a list or a pointer without a country, and the list of another country", async () => {
    const services = [{ states: [granted("2020-01-01T00:00:00Z")] }];
    expect(await problemsOf(take({ services, territory: "" }))).toEqual(["the list of FR names no country"]);
    expect(await problemsOf(take({ services, territory: "DE" }))).toEqual(["the list of FR is of another country, DE"]);
    const nameless: TestPointer = { territory: "", url: "https://lists.test/x.xml", signers: [france] };
    expect(
      await problemsOf(takeSnapshot(order(sourceOf(lotl(nameless, toFrance), { FR: signList(good, france) })))),
    ).toEqual(["the pointer to https://lists.test/x.xml names no country"]);
  });

  it("tells of every list, and leaves out only what it was asked to", async () => {
    const toGreece: TestPointer = { territory: "EL", signers: [greece] };
    const source = sourceOf(lotl(toGreece, toFrance), { FR: signList(good, france) });
    expect(await problemsOf(takeSnapshot(order(source)))).toEqual([expect.stringContaining("the list of EL")]);
    expect((await takeSnapshot(order(source, { without: ["EL"] }))).snapshot.services).toHaveLength(1);
    expect(await problemsOf(takeSnapshot(order(source, { without: ["EL", "GR"] })))).toEqual([
      "GR is to be left out, but nothing points to it",
    ]);
    expect(await problemsOf(take({}))).toEqual(["no list has a qualified timestamp service"]);
  });
});

describe("the file", () => {
  const file = join(folder, "qualified-services.ts");
  const source = (list: Buffer) => sourceOf(lotl(toFrance), { FR: list });
  beforeEach(() => writeFileSync(file, "as it was"));

  it("is left alone when a list is refused", async () => {
    for (const list of [Buffer.from("<a><b></a>"), signList(good, stranger)])
      await expect(refreshFile(file, order(source(list)))).rejects.toBeInstanceOf(TrustListError);
    expect(readFileSync(file, "utf8")).toBe("as it was");
  });

  it("is the same each time, sorted, without doubles, and as the formatter wants it", async () => {
    const services = ['The "A" list\u202e', "Beta", "Beta"].map((name) => ({
      names: { en: name },
      states: [granted("2020-01-01T00:00:00Z", [unit, second])],
    }));
    const write = async (list: TestList) => {
      await refreshFile(file, order(source(signList(nationalList(list), france)), { takenAt: NOW }));
      return readFileSync(file, "utf8");
    };
    const written = await write({ services });
    expect(await write({ services: [...services].reverse() })).toBe(written);
    expect(written.match(/name: .*/g)).toEqual([
      ...Array(2).fill('name: "Beta",'),
      ...Array(2).fill('name: "The \\u0022A\\u0022 list\\u202e",'),
    ]);
    const formatted = execFileSync("node_modules/.bin/biome", ["format", `--stdin-file-path=${SHIPPED}`], {
      input: written,
      encoding: "utf8",
    });
    expect(formatted).toBe(written);
  });

  it("as it is shipped is what the script would write of it", () => {
    expect(snapshotText(QUALIFIED_SERVICES)).toBe(readFileSync(SHIPPED, "utf8"));
  });

  it("confirms a token of a granted service, in its time only", async () => {
    const { snapshot } = await take({ services: [{ states: [granted("2020-01-01T00:00:00Z")] }] });
    const facts = [{ sha256: sha256(unit) }];
    expect(wasQualified(snapshot, facts, new Date("2021-01-01T00:00:00Z"))).toBe(true);
    expect(wasQualified(snapshot, facts, new Date("2019-12-31T23:59:59Z"))).toBe(false);
  });
});
