import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { certificatePem } from "@/utils/integrity/pki";
import { closeHead } from "@/utils/services/proof/close-head";
import { rotateKey, signingKey } from "@/utils/services/proof/signing-key";
import { createJournal } from "@/utils/services/start-up";
import { testDependencies } from "../test-dependencies";

async function events(deps: Awaited<ReturnType<typeof testDependencies>>) {
  return (await deps.journal.entries()).map(({ body }) => body?.event.type);
}

/** The mission's entry stands before the first one here; the journal begins again. */
async function testDependenciesWithJournal() {
  const deps = await testDependencies();
  await deps.db.clear("journal");
  await createJournal(deps);
  return deps;
}

it("a head is signed so that openssl accepts it, and a changed byte is refused", async () => {
  const deps = await testDependenciesWithJournal();
  const head = await closeHead(deps);
  const folder = mkdtempSync(join(tmpdir(), "bordereau-head-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string) => join(folder, name);
  writeFileSync(at("head.json"), head.json);
  writeFileSync(at("other.json"), head.json.replace(`"sequence":${head.sequence}`, `"sequence":${head.sequence + 1}`));
  writeFileSync(at("head.p7s"), head.signature);
  writeFileSync(at("key.pem"), certificatePem(head.certificate));
  const verify = (content: string) =>
    execFileSync(
      "openssl",
      ["cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-in", at("head.p7s")].concat([
        ...["-content", at(content), "-CAfile", at("key.pem"), "-out", at("out")],
      ]),
      { stdio: "pipe" },
    );
  verify("head.json");
  expect(() => verify("other.json")).toThrow();
});

it("the key is made once, cannot be read, and its creation is in the journal before what it signs", async () => {
  const deps = await testDependenciesWithJournal();
  const head = await closeHead(deps);
  expect(await events(deps)).toEqual(["journal-created", "key-created"]);
  expect(head.sequence).toBe(2);
  const key = await signingKey(deps);
  expect(key.privateKey.extractable).toBe(false);
  expect((await signingKey(deps)).certificateSha256).toBe(key.certificateSha256);
  expect((await closeHead(deps)).signature).toEqual(head.signature);
});

it("a rotation and a loss are journalled", async () => {
  const deps = await testDependenciesWithJournal();
  const first = await signingKey(deps);
  const second = await rotateKey(deps);
  expect(second.certificateSha256).not.toBe(first.certificateSha256);
  await deps.db.clear("keys");
  await signingKey(deps);
  const types = await events(deps);
  expect(types.slice(-4)).toEqual(["key-created", "key-rotated", "key-lost", "key-created"]);
  const lost = (await deps.journal.entries()).at(-2)?.body?.event;
  expect(lost).toEqual({ type: "key-lost", certificateSha256: second.certificateSha256 });
});

it.each(["changed", "removed", "appended with another past"] as const)(
  "a journal that was %s from outside is not signed any more",
  async (how) => {
    const deps = await testDependenciesWithJournal();
    await closeHead(deps);
    const last = (await deps.journal.entries()).at(-1);
    if (!last) throw new Error("no entry");
    if (how === "changed") await deps.db.put("journal", { ...last, time: "2020-01-01T00:00:00.000Z" });
    if (how === "removed") await deps.db.delete("journal", last.sequence);
    if (how === "appended with another past") {
      await deps.db.put("journal", { ...last, sequence: last.sequence + 1, previousHash: "0".repeat(64) });
    }
    if (how === "changed") await rotateKey(deps);
    await expect(closeHead(deps)).rejects.toMatchObject({ code: "journal-broken" });
  },
);
