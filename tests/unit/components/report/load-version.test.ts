import { beforeEach, expect, it, vi } from "vitest";
import { loadVersion } from "../../../../components/report/load-version";
import type { Client } from "../../../../utils/messages";
import { EVERY_NODE } from "../../report/samples";
import { sampleArtifact, sampleCapture } from "../samples";

const request = vi.fn();
const fetchBlob = vi.fn();
const client = { request, fetchBlob } as unknown as Client;
const REPORT = sampleArtifact({ id: "00000000-0000-4000-8000-0000000000a2", fileName: "report.json" });
const SEALED = sampleCapture({ artifacts: [sampleArtifact({ fileName: "report.pdf" }), REPORT] });
const VERSION = { number: 1, captureId: SEALED.id, sealedAt: SEALED.capturedAt, sha256: REPORT.sha256 };

beforeEach(() => {
  request.mockResolvedValue({ capture: SEALED, record: null });
  fetchBlob.mockResolvedValue(new Blob([JSON.stringify(EVERY_NODE)]));
});

it("reads the document of a version", async () => {
  expect(await loadVersion(client, VERSION)).toEqual(EVERY_NODE);
  expect(request).toHaveBeenCalledExactlyOnceWith("captures.get", { captureId: SEALED.id });
  expect(fetchBlob).toHaveBeenCalledExactlyOnceWith("artifact", REPORT.id);
});

it.each([
  ["was erased", { ...SEALED, artifacts: [], erasedAt: SEALED.capturedAt }, "erased"],
  ["holds no document", { ...SEALED, artifacts: [] }, "not-found"],
])("says that a version %s", async (_, capture, code) => {
  request.mockResolvedValue({ capture, record: null });
  await expect(loadVersion(client, VERSION)).rejects.toMatchObject({ code });
});

it("says that a document is damaged", async () => {
  fetchBlob.mockResolvedValue(new Blob(["{"]));
  await expect(loadVersion(client, VERSION)).rejects.toMatchObject({ code: "stored-file-damaged" });
});
