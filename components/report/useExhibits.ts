import { useRef } from "react";
import type { ReportExhibit } from "../../utils/core";
import type { Exhibits } from "./exhibits";

/** Exhibits by their capture's id; the same map as long as nothing in it changed, so that references stay as drawn. */
export function useExhibits(exhibits: readonly ReportExhibit[]): Exhibits {
  const kept = useRef<{ key: string; map: Exhibits } | null>(null);
  const key = JSON.stringify(exhibits);
  if (kept.current?.key !== key) {
    kept.current = { key, map: new Map(exhibits.map((exhibit) => [exhibit.captureId, exhibit])) };
  }
  return kept.current.map;
}
