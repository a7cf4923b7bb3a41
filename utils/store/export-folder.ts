import { toStorageError } from "./write-error";

const ROOT = "dossiers";

/** A file of the origin's private file system that is being written, in a dedicated worker. */
export interface GrowingFile {
  /** @throws BordereauError `storage-full`, `storage-failed` */
  write(chunk: Uint8Array): void;
  close(): Promise<File>;
  /** Closes and removes it. */
  discard(): Promise<void>;
}

/** What a handle has in a dedicated worker alone, so that the library of windows does not know it. */
interface WorkerFileHandle extends FileSystemFileHandle {
  createSyncAccessHandle(): Promise<{
    write(bytes: Uint8Array, options: { at: number }): number;
    flush(): void;
    close(): void;
  }>;
}

/** Creates a file in the export's own folder; only a dedicated worker has the synchronous handle. */
export async function createExportFile(exportId: string, name: string): Promise<GrowingFile> {
  const folder = await exportFolder(exportId);
  const handle = await folder.getFileHandle(name, { create: true });
  const access = await (handle as WorkerFileHandle).createSyncAccessHandle();
  let offset = 0;
  return {
    write(chunk) {
      try {
        const written = access.write(chunk, { at: offset });
        if (written !== chunk.byteLength) throw new DOMException("short write", "QuotaExceededError");
        offset += written;
      } catch (error) {
        throw toStorageError(error);
      }
    },
    async close() {
      access.flush();
      access.close();
      return handle.getFile();
    },
    async discard() {
      access.close();
      await folder.removeEntry(name);
    },
  };
}

/** A file that an export left. */
export async function readExportFile(exportId: string, name: string): Promise<File> {
  return (await (await exportFolder(exportId)).getFileHandle(name)).getFile();
}

/** Removes one file of an export. */
export async function removeExportFile(exportId: string, name: string): Promise<void> {
  await (await exportFolder(exportId)).removeEntry(name);
}

export async function removeExport(exportId: string): Promise<void> {
  await (await rootFolder()).removeEntry(exportId, { recursive: true }).catch(() => undefined);
}

/** Exports whose files are still there: of open desks, or left by a browser that was killed. */
export async function listExports(): Promise<string[]> {
  const names: string[] = [];
  for await (const name of (await rootFolder()).keys()) names.push(name);
  return names;
}

async function exportFolder(exportId: string): Promise<FileSystemDirectoryHandle> {
  return (await rootFolder()).getDirectoryHandle(exportId, { create: true });
}

async function rootFolder(): Promise<FileSystemDirectoryHandle> {
  return (await navigator.storage.getDirectory()).getDirectoryHandle(ROOT, { create: true });
}
