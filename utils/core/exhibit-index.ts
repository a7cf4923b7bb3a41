import * as v from "valibot";
import { UtcTime, Uuid } from "./fields";

const Ordinal = v.pipe(v.number(), v.safeInteger(), v.minValue(1));

/** A number that was given to a capture for good. */
export const FrozenExhibitSchema = v.object({
  captureId: Uuid,
  number: Ordinal,
  /** As the index called it; empty once withdrawn. */
  title: v.string(),
  /** False where the capture was erased or filed elsewhere: its number stays vacant. */
  present: v.boolean(),
});

/** The exhibit index of a mission as it left the machine: numbers in it never change. */
export const FrozenIndexSchema = v.object({
  /** 1 for the first dossier of a mission, then counting. */
  version: Ordinal,
  frozenAt: UtcTime,
  /** In ascending order of their numbers. */
  exhibits: v.array(FrozenExhibitSchema),
});
export type FrozenIndex = v.InferOutput<typeof FrozenIndexSchema>;

/** The order that the user wants for captures that have no number yet; others follow by their dates. */
export const ExhibitOrderSchema = v.pipe(v.array(Uuid), v.maxLength(20_000));

/** An exhibit as the desk lists it. */
export interface ListedExhibit {
  readonly captureId: string;
  readonly number: number;
  /** Its number is in a dossier that was exported, and stays. */
  readonly frozen: boolean;
}

/** How a mission's exhibits are numbered now. */
export interface ExhibitNumbers {
  /** Of the last index that was exported; 0 before the first. */
  readonly version: number;
  readonly exhibits: readonly ListedExhibit[];
  /** Numbers that stay vacant. */
  readonly withdrawn: readonly number[];
}
