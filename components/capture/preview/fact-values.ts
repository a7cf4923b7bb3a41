import { i18n } from "#i18n";
import { NOT_COLLECTED } from "../../../utils/core";
import { formatNumber } from "../../ui/format";

/** A record's value as text; null where it was not collected, empty where the page said nothing. */
export type Fact = readonly [label: string, value: string | null];

export interface FactGroup {
  readonly title: string;
  readonly facts: readonly Fact[];
}

export type Unknown = typeof NOT_COLLECTED;
type SizePx = { readonly width: number; readonly height: number };

export function known<T>(value: T | Unknown, show: (value: T) => string): string | null {
  return value === NOT_COLLECTED ? null : show(value as T);
}

export const text = (value: string | Unknown) => known(value, (known) => known);
export const count = (value: number | Unknown) => known(value, (known) => formatNumber(known));
export const pixels = (size: SizePx) => i18n.t("record.pixels", [formatNumber(size.width), formatNumber(size.height)]);
export const yesNo = (value: boolean | Unknown) =>
  known(value, (yes) => (yes ? i18n.t("common.yes") : i18n.t("common.no")));
export const lines = (values: readonly string[]) => (values.length === 0 ? i18n.t("record.none") : values.join("\n"));
export const pairs = (values: Readonly<Record<string, unknown>>) =>
  lines(Object.entries(values).map(([name, value]) => `${name}: ${String(value)}`));
