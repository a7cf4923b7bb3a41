import { beforeEach, describe, expect, it } from "vitest";
import { DOSSIER_FILES, utf8 } from "../../../utils/core";
import { sha256OfBytes } from "../../../utils/integrity";
import { Sample } from "../dossier/sample";
import { exportSample } from "../dossier/zip";
import { type Files, failed, first, readJson, reseal, unpack, verifyFiles, writeJson } from "./dossiers";

const CHECK = "pieces/piece-001-devis/message-dkim.json";
const { manifest: MANIFEST } = DOSSIER_FILES;

describe("a dossier with checks of e-mails", () => {
  let files: Files;
  beforeEach(async () => {
    const sample = await Sample.create();
    const content = "From: a@client.example\r\n\r\nOk\r\n";
    const mail = await sample.capture({ title: "Devis", files: [{ name: "message.eml", content, role: "mail" }] });
    await sample.checkMail(mail, '{"version":1}');
    files = await unpack(first((await exportSample(sample)).volumes).blob);
  });

  it("holds each beside its message, and verifies", async () => {
    expect(new TextDecoder().decode(files.get(CHECK))).toBe('{"version":1}');
    expect((await verifyFiles(files)).verdict).toBe("passed");
    expect(new TextDecoder().decode(files.get(DOSSIER_FILES.index))).toContain("message-dkim.json");
  });

  it("fails where a check was replaced, whatever is made to fit it", async () => {
    const bytes = utf8('{"version":2}');
    files.set(CHECK, bytes);
    const sha256 = await sha256OfBytes(bytes);
    const manifest = readJson(files, MANIFEST);
    for (const file of manifest.files)
      if (file.path === CHECK) Object.assign(file, { sha256, sizeBytes: bytes.length });
    manifest.exhibits[0].checks[0].sha256 = sha256;
    writeJson(files, MANIFEST, manifest);
    await reseal(files);
    expect(failed(await verifyFiles(files))).toEqual(["journal-matches-exhibits"]);
  });

  it("fails where a check was left out", async () => {
    files.delete(CHECK);
    const manifest = readJson(files, MANIFEST);
    manifest.files = manifest.files.filter(({ path }: { path: string }) => path !== CHECK);
    manifest.exhibits[0].checks = [];
    writeJson(files, MANIFEST, manifest);
    await reseal(files);
    expect(failed(await verifyFiles(files))).toEqual(["journal-matches-exhibits"]);
  });

  it("fails where a check is not in its exhibit's folder, or not listed as a file", async () => {
    const manifest = readJson(files, MANIFEST);
    manifest.exhibits[0].checks[0].path = "pieces/elsewhere.json";
    writeJson(files, MANIFEST, manifest);
    await reseal(files);
    expect(failed(await verifyFiles(files))).toContain("manifest-valid");
  });
});
