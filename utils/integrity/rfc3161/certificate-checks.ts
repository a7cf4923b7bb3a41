import { OID, type ParsedCertificate, verifyChain } from "../pki";
import { type TokenCheck, tokenCheck } from "./token-checks";

/** What is asked of the authority's own certificate. */
export function certificateChecks(certificate: ParsedCertificate, genTime: Date): readonly TokenCheck[] {
  return [
    tokenCheck("key-purpose", purposeFault(certificate)),
    tokenCheck("certificate-validity", validityFault(certificate, genTime)),
  ];
}

/** RFC 3161, 2.3: the extension is critical, and names this purpose alone; the key signs, and certifies nobody. */
function purposeFault({ extendedKeyUsage, keyUsage }: ParsedCertificate): string | null {
  if (extendedKeyUsage === null) return "no extended key usage";
  const { purposes, isCritical } = extendedKeyUsage;
  if (!purposes.includes(OID.timeStamping)) return "not for timestamps";
  if (purposes.length !== 1) return "for other purposes as well";
  if (!isCritical) return "extended key usage is not critical";
  if (keyUsage === null) return null;
  const signs = keyUsage.digitalSignature || keyUsage.nonRepudiation;
  return signs && !keyUsage.keyCertSign && !keyUsage.others ? null : "key usage other than signatures";
}

function validityFault({ notBefore, notAfter }: ParsedCertificate, genTime: Date): string | null {
  if (genTime < notBefore) return "not valid yet when the stamp was made";
  return genTime > notAfter ? "expired when the stamp was made" : null;
}

/** The certificates up to a trusted root, all judged at the time of the stamp. */
export async function chainCheck(
  { der: leaf }: ParsedCertificate,
  intermediates: readonly Uint8Array[],
  roots: readonly Uint8Array[],
  genTime: Date,
) {
  const { outcome, path, root, detail } = await verifyChain({
    leaf,
    intermediates,
    roots,
    at: genTime,
    purpose: OID.timeStamping,
  });
  const check: TokenCheck = {
    id: "chain",
    outcome: outcome === "unknown-root" ? "not-possible" : outcome,
    detail,
  };
  return { check, path, root };
}
