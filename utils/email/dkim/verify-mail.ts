import { type Clock, type DkimSignature, type MailAuthentication, toUtc } from "../../core";
import type { LookUpTxt } from "../dns";
import { fieldsNamed, splitMessage } from "../raw";
import { alignmentOf, authorDomain } from "./alignment";
import { bodyDigests } from "./body-digest";
import { linesWithoutName } from "./header-lines";
import { keyLookups } from "./key-lookups";
import { mailWarnings } from "./mail-warnings";
import { summarise } from "./summary";
import { verifyArc } from "./verify-arc";
import { type Mail, verifySignature } from "./verify-signature";

/** Signatures that are checked, from the top; a message passes through fewer hands. */
const MAX_SIGNATURES = 20;

export interface VerifyOptions {
  /** `lookUpOverHttps`, or `lookUpFrom` for a message that was verified before. */
  readonly lookUp: LookUpTxt;
  /** Asked once. `t=` and `x=` are judged against it: to verify again, pass the stored `judgedAt`. */
  readonly now: Clock;
}

/**
 * Verifies the DKIM signatures (RFC 6376, RFC 8301, RFC 8463) and the ARC chain (RFC 8617) of an original message.
 * Hostile bytes give a result, never an exception; only what `lookUp` throws is thrown.
 */
export async function verifyMail(bytes: Uint8Array, { lookUp, now }: VerifyOptions): Promise<MailAuthentication> {
  const message = splitMessage(bytes);
  const time = now();
  const keys = keyLookups(lookUp);
  const mail: Mail = {
    fields: message.fields,
    linesWithoutName: linesWithoutName(bytes, message),
    bodyDigest: bodyDigests(message.body),
    keys,
    now: time,
  };
  const author = authorDomain(message.fields);
  const signatureFields = fieldsNamed(message, "dkim-signature");
  const checked = signatureFields.slice(0, MAX_SIGNATURES);

  const [signatures, arc] = await Promise.all([
    Promise.all(
      checked.map(async (field): Promise<DkimSignature> => {
        const signature = await verifySignature(field, "dkim", mail);
        return { ...signature, alignment: alignmentOf(signature.domain, author) };
      }),
    ),
    verifyArc(mail),
  ]);
  const answers = await keys.all();
  return {
    version: 1,
    judgedAt: toUtc(time),
    complete: arc.result !== "temporary" && signatures.every(({ verdict }) => verdict !== "temporary"),
    authorDomain: author,
    signatures,
    summary: summarise(signatures, author),
    arc,
    warnings: mailWarnings(bytes, {
      signaturesLeftOut: signatureFields.length - checked.length,
      linesWithoutName: mail.linesWithoutName,
    }),
    dnsAnswers: answers.filter((answer) => answer.status !== "temporary"),
    dnsFailures: answers.filter((answer) => answer.status === "temporary"),
  };
}
