import { constants, createHash, createPrivateKey, sign } from "node:crypto";
import { readFileSync } from "node:fs";
import type { TestCertificate } from "../timestamp-authority/test-pki";

const EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
const ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

export interface SigningOptions {
  readonly isPss?: boolean;
  readonly uri?: string;
  readonly transforms?: readonly string[];
  /** Whose certificate KeyInfo names, if not the signer's. */
  readonly named?: TestCertificate;
}

/** Signs a list that is in canonical form already, so that nothing here depends on the code that is tested. */
export function signList(
  canonical: string,
  signer: TestCertificate,
  { isPss = false, uri = "", transforms = [ENVELOPED, EXCLUSIVE], named = signer }: SigningOptions = {},
): Buffer {
  const element = (name: string, attributes: string, content = "") =>
    `<ds:${name}${attributes}>${content}</ds:${name}>`;
  const digest = createHash("sha256").update(canonical).digest("base64");
  const signedInfo = element(
    "SignedInfo",
    ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"',
    element("CanonicalizationMethod", ` Algorithm="${EXCLUSIVE}"`) +
      element("SignatureMethod", ` Algorithm="${methodOf(signer, isPss)}"`) +
      element(
        "Reference",
        ` URI="${uri}"`,
        element("Transforms", "", transforms.map((name) => element("Transform", ` Algorithm="${name}"`)).join("")) +
          element("DigestMethod", ' Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"') +
          element("DigestValue", "", digest),
      ),
  );
  const scheme = isPss ? { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  const key = createPrivateKey(readFileSync(signer.keyPath));
  const value = sign("sha256", Buffer.from(signedInfo), { key, dsaEncoding: "ieee-p1363", ...scheme });
  const certificate = Buffer.from(named.der).toString("base64");
  const signature = element(
    "Signature",
    ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#"',
    signedInfo +
      element("SignatureValue", "", value.toString("base64")) +
      element("KeyInfo", "", element("X509Data", "", element("X509Certificate", "", certificate))),
  );
  const end = canonical.lastIndexOf("</");
  return Buffer.from(
    `<?xml version="1.0" encoding="UTF-8"?>\n${canonical.slice(0, end)}${signature}${canonical.slice(end)}`,
  );
}

function methodOf({ keyType }: TestCertificate, isPss: boolean): string {
  if (isPss) return "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1";
  return `http://www.w3.org/2001/04/xmldsig-more#${keyType.startsWith("rsa") ? "rsa" : "ecdsa"}-sha256`;
}
