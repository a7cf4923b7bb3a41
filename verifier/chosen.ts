/** A file with its path from where it was chosen. */
export interface ChosenFile {
  readonly path: string;
  readonly blob: Blob;
}

/** More than a dossier in several volumes has: a person who takes a whole disk is stopped here. */
const MAX_FILES = 200_000;

/** Files of an input, of a folder with their paths in it. */
export function filesOfInput(input: HTMLInputElement): ChosenFile[] {
  return [...(input.files ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }));
}

/**
 * Files and folders that were dropped. Call it in the event itself: afterwards the browser has forgotten them.
 * @throws DOMException where the browser keeps dropped folders from pages of a disk
 */
export async function filesOfDrop(data: DataTransfer): Promise<ChosenFile[]> {
  const entries = [...data.items].map((item) => item.webkitGetAsEntry());
  const files = [...data.files].map((file) => ({ path: file.name, blob: file }));
  // Chromium reads no entries on pages of a disk; plain files come without them
  if (!entries.some((entry) => entry?.isDirectory)) return files;
  const found: ChosenFile[] = [];
  for (const entry of entries) if (entry) await collect(entry, entry.name, found);
  return found;
}

async function collect(entry: FileSystemEntry, path: string, into: ChosenFile[]): Promise<void> {
  if (into.length > MAX_FILES) throw new DOMException("too many files", "QuotaExceededError");
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject));
    into.push({ path, blob: file });
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // gives some at a time, and none at the end
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    for (const each of some) await collect(each, `${path}/${each.name}`, into);
  }
}
