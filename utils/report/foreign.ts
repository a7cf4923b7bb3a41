import * as v from "valibot";
import { isReportImage, REPORT_LIMITS, type ReportImage, Uuid } from "../core";

/** A node as any editor may have written it; nothing of it is trusted. */
export interface RawNode {
  readonly type: string;
  readonly content?: unknown;
  readonly attrs?: unknown;
  readonly text?: unknown;
  readonly marks?: unknown;
}

type Attributes = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Attributes {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function rawNode(value: unknown): RawNode | null {
  return isObject(value) && typeof value.type === "string" ? { ...value, type: value.type } : null;
}

export function attributesOf(node: { readonly attrs?: unknown }): Attributes {
  return isObject(node.attrs) ? node.attrs : {};
}

export function arrayOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A whole number from 1 to `most`; 1 where it is anything else. */
export function wholeNumber(value: unknown, most: number): number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 ? Math.min(value, most) : 1;
}

/** Half characters, and what neither XML nor a PDF may hold: control characters, U+FFFE and U+FFFF. */
const UNPRINTABLE = /[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu;

/** Text in one line that every output can hold. */
export function cleanText(text: string): string {
  return text.replace(/[\t\n\r\v\f\u0085]/g, " ").replace(UNPRINTABLE, "");
}

function caption(value: unknown): string {
  const text = typeof value === "string" ? value.slice(0, REPORT_LIMITS.captionCharacters) : "";
  return cleanText(text);
}

/** An image's attributes; null for one that does not hold its picture. */
export function imageOf({ src, alt, caption: below }: Attributes): ReportImage["attrs"] | null {
  if (typeof src !== "string" || !isReportImage(src)) return null;
  return { src, alt: caption(alt), caption: caption(below) };
}

export function captureIdOf({ captureId }: Attributes): string | null {
  return v.is(Uuid, captureId) ? captureId : null;
}
