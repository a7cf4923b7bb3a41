import { FILE_CHANGES } from "./file-changes.ts";
import { JOURNAL_CHANGES } from "./journal-changes.ts";
import type { Mutation } from "./mutation.ts";
import { REWRITTEN_HISTORY } from "./rewritten-history.ts";
import { VOLUME_CHANGES } from "./volume-changes.ts";
import { WITNESS_CHANGES } from "./witness-changes.ts";
import { ZIP_BYTES } from "./zip-bytes.ts";
import { ZIP_TRICKS } from "./zip-tricks.ts";

/** Every kind of mutation, by its name. */
export const MUTATIONS: ReadonlyMap<string, Mutation> = new Map(
  [ZIP_BYTES, FILE_CHANGES, JOURNAL_CHANGES, WITNESS_CHANGES, REWRITTEN_HISTORY, VOLUME_CHANGES, ZIP_TRICKS].flatMap(
    (kinds) => Object.entries(kinds),
  ),
);
