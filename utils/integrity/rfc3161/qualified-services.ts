import type { QualifiedSnapshot } from "./qualified-snapshot";

/**
 * Written by `scripts/refresh-qualified-services.ts`, never by hand. Without a date, no list has been taken yet, and
 * no token is confirmed.
 */
export const QUALIFIED_SERVICES: QualifiedSnapshot = { takenAt: null, services: [] };
