import JSZip from "jszip";

/*
 * jszip reads, and holds, all it zips. Here it lays out the zip only: headers, offsets, directory. Each entry's
 * content goes through it as a `Payload`, a stand-in with the content's length, which the reader of the parts
 * replaces by the bytes. Size and CRC-32 are known by then, so they stand in the local header (no data
 * descriptor), and nothing is held. docs/decisions/003-dossier-zip.md has the figures.
 */

/** What an entry holds, once it is its turn. */
export interface EntryContent {
  readonly sizeBytes: number;
  readonly crc32: number;
  chunks(): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

export interface EntrySource {
  readonly path: string;
  /** Called once, when all entries before are written. */
  open(): Promise<EntryContent>;
}

/** Claims the length of a content that it does not hold. */
export class Payload extends Uint8Array {
  constructor(readonly content: EntryContent) {
    super(0);
    Object.defineProperty(this, "length", { value: content.sizeBytes });
  }
}

/** The parts that are used of jszip's `lib/stream/GenericWorker.js`. */
interface GenericWorker {
  streamInfo: Record<string, unknown>;
  push(chunk: { data: Uint8Array; meta: { percent: number } }): void;
  end(): boolean;
  error(cause: unknown): boolean;
  resume(): boolean;
}

interface JSZipStream {
  on(event: "data", listener: (data: Uint8Array) => void): this;
  on(event: "error", listener: (cause: unknown) => void): this;
  on(event: "end", listener: () => void): this;
  pause(): this;
  resume(): this;
}

/** jszip exports no worker class, in its bundle least of all, so the prototype comes from an instance. */
function genericWorkerPrototype(): GenericWorker {
  const stream = streamOf(new JSZip()) as { _worker?: object };
  let prototype: unknown = stream._worker;
  while (prototype && !Object.hasOwn(prototype, "registerPrevious")) prototype = Object.getPrototypeOf(prototype);
  if (!prototype) throw new Error("jszip's workers are not as version 3.10 had them");
  return prototype as GenericWorker;
}

function streamOf(zip: JSZip): JSZipStream {
  // in jszip's documentation, not in its types
  const documented = zip as unknown as { generateInternalStream(options: object): JSZipStream };
  return documented.generateInternalStream({
    type: "uint8array",
    compression: "STORE",
    streamFiles: false,
    platform: "DOS",
  });
}

/** A jszip worker that opens its entry when jszip first asks for data. */
function lazyWorker(base: GenericWorker, source: EntrySource): GenericWorker {
  let opened = false;
  const worker: GenericWorker = Object.create(base, {
    // what jszip's constructor would set
    ...Object.getOwnPropertyDescriptors({
      name: source.path,
      streamInfo: { compression: { magic: "\0\0" } },
      extraStreamInfo: {},
      generatedError: null,
      isPaused: true,
      isFinished: false,
      isLocked: false,
      _listeners: { data: [], end: [], error: [] },
      previous: null,
    }),
  });
  const emit = (content: EntryContent) => {
    const { crc32, sizeBytes } = content;
    Object.assign(worker.streamInfo, { crc32, compressedSize: sizeBytes, uncompressedSize: sizeBytes });
    worker.push({ data: new Payload(content), meta: { percent: 100 } });
    worker.end();
  };
  worker.resume = () => {
    if (!base.resume.call(worker)) return false;
    if (!opened) {
      opened = true;
      source
        .open()
        .then(emit)
        .catch((cause: unknown) => worker.error(cause));
    }
    return true;
  };
  return worker;
}

/**
 * A zip of stored entries (APPNOTE 4.4.5 method 0), in order: bytes of the structure, and a `Payload` where an
 * entry's content belongs. Entries are opened one at a time, each when the parts before it were taken.
 * @param modifiedAt of every entry; the zip format keeps even seconds
 * @throws whatever `open` throws
 */
export async function* zipParts(
  sources: readonly EntrySource[],
  modifiedAt: Date,
): AsyncGenerator<Uint8Array | Payload, void> {
  const base = genericWorkerPrototype();
  const zip = new JSZip();
  for (const source of sources) {
    zip.file(source.path, "", { date: modifiedAt, createFolders: false });
    Object.assign(zip.files[source.path] ?? {}, { _compressWorker: () => lazyWorker(base, source) });
  }

  let parts: Uint8Array[] = [];
  let state: { done: boolean; failure?: { cause: unknown } } = { done: false };
  let wake = () => {};
  const stream = streamOf(zip);
  stream
    .on("data", (part) => {
      parts.push(part);
      stream.pause();
      wake();
    })
    .on("error", (cause) => {
      state = { done: true, failure: { cause } };
      wake();
    })
    .on("end", () => {
      state = { done: true };
      wake();
    });
  for (;;) {
    const ready = parts;
    parts = [];
    yield* ready;
    if (parts.length > 0) continue;
    if (state.failure) throw state.failure.cause;
    if (state.done) return;
    const news = new Promise<void>((resolve) => {
      wake = resolve;
    });
    stream.resume();
    await news;
  }
}
