import type { CertificateFacts } from "../pki";

/** Timestamp services that a member state has listed as qualified (eIDAS, article 22), as of a day. */
export interface QualifiedSnapshot {
  /** UTC; null where no list has been taken. */
  readonly takenAt: string | null;
  readonly services: readonly QualifiedService[];
}

export interface QualifiedService {
  readonly name: string;
  /** The list's territory, two letters. */
  readonly country: string;
  /** Of the service's certificate: the authority's own, or the one that issues it. Hexadecimal. */
  readonly certificateSha256: string;
  /** UTC. */
  readonly grantedFrom: string;
  /** Null for still. */
  readonly grantedUntil: string | null;
}

/** Whether the list had one of these certificates as a qualified service at that time. */
export function wasQualified(
  { services }: QualifiedSnapshot,
  certificates: readonly Pick<CertificateFacts, "sha256">[],
  at: Date,
): boolean {
  return services.some(
    ({ certificateSha256, grantedFrom, grantedUntil }) =>
      certificates.some(({ sha256 }) => sha256 === certificateSha256) &&
      Date.parse(grantedFrom) <= at.getTime() &&
      (grantedUntil === null || at.getTime() < Date.parse(grantedUntil)),
  );
}
