import * as v from "valibot";
import type { CapturedFile } from "../../capture";
import { BordereauError, describeThrown } from "../../core";
import { sha256OfBlob } from "../../integrity";
import { type Sample, type SampleArtifact, SampleSchema } from "./schema";

/** A file of the sample by its name; rejects where there is none. */
export type ReadSampleFile = (name: string) => Promise<Blob>;

const INDEX = "sample.json";

/** The files as they lie in the extension's own package. */
export function packagedSample(get: (path: string) => Promise<Response>): ReadSampleFile {
  return async (name) => {
    const response = await get(`/sample/${name}`);
    if (!response.ok) throw new TypeError(`HTTP status ${response.status}`);
    return response.blob();
  };
}

/**
 * What the sample consists of.
 * @throws BordereauError `file-unreadable`
 */
export async function readSample(readFile: ReadSampleFile): Promise<Sample> {
  const text = await (await readOne(readFile, INDEX)).text();
  try {
    return v.parse(SampleSchema, JSON.parse(text));
  } catch (cause) {
    throw unreadable(INDEX, describeThrown(cause), cause);
  }
}

/**
 * The bytes of one artifact, which are those that its description has the hash of.
 * @throws BordereauError `file-unreadable`
 */
export async function readArtifact(readFile: ReadSampleFile, artifact: SampleArtifact): Promise<CapturedFile> {
  const { role, fileName, mediaType, file, sha256 } = artifact;
  const bytes = await readOne(readFile, file);
  if ((await sha256OfBlob(bytes)) !== sha256) throw unreadable(file, "not the bytes that the sample was made with");
  return { role, fileName, mediaType, blob: bytes.slice(0, bytes.size, mediaType) };
}

async function readOne(readFile: ReadSampleFile, name: string): Promise<Blob> {
  try {
    return await readFile(name);
  } catch (cause) {
    throw unreadable(name, describeThrown(cause), cause);
  }
}

function unreadable(name: string, detail: string, cause?: unknown): BordereauError {
  return new BordereauError("file-unreadable", { params: { name }, detail: `sample/${name}: ${detail}`, cause });
}
