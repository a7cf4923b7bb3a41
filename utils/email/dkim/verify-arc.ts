import { type Arc, type ArcReason, isTemporary, type Signature } from "../../core";
import { readSeal, type Seal, sealedBytes } from "./arc-seal";
import { type ArcSet, collectArcSets, notedResults } from "./arc-sets";
import { checkWithKey, type KeyCheck } from "./key-check";
import { utcOfSeconds } from "./stored-forms";
import { utf8Text } from "./tag-values";
import { type Mail, MIN_RSA_BITS, verifySignature } from "./verify-signature";

const NO_CHAIN: Arc = {
  result: "none",
  reasons: [],
  seals: [],
  messageSignature: null,
  authenticationResults: null,
};

/** Checks a message's ARC chain (RFC 8617 section 5.2): its order, the last message signature, every seal. */
export async function verifyArc(mail: Mail): Promise<Arc> {
  const sets = collectArcSets(mail.fields);
  if ("code" in sets) return { ...NO_CHAIN, result: "fail", reasons: [sets] };
  const last = sets.at(-1);
  if (!last) return NO_CHAIN;

  const [messageSignature, seals] = await Promise.all([
    verifySignature(last.messageSignature, "arc", mail),
    Promise.all(sets.map((set) => checkSeal(set, sets, mail))),
  ]);
  const reasons = [
    ...messageSignatureReasons(messageSignature, last.instance),
    ...seals.flatMap(({ reason }) => (reason ? [reason] : [])),
  ];
  const result = resultOf(reasons);
  return {
    result,
    reasons,
    seals: seals.flatMap(({ seal, check }) => (seal ? [recorded(seal, check)] : [])),
    messageSignature,
    authenticationResults: result === "pass" ? utf8Text(notedResults(last.results)) : null,
  };
}

interface CheckedSeal {
  readonly seal: Seal | null;
  readonly check: KeyCheck | null;
  readonly reason: ArcReason | null;
}

async function checkSeal(set: ArcSet, sets: readonly ArcSet[], mail: Mail): Promise<CheckedSeal> {
  const { instance } = set;
  const seal = readSeal(set);
  if (!seal) return { seal, check: null, reason: { code: "arc-seal-syntax", params: { instance } } };
  const check = await checkWithKey(seal, sealedBytes(sets, seal), await mail.keys.find(seal.keyName));
  // RFC 8617 section 5.2, step 3: the first sealer found no chain, all others a good one
  const statusIsRight = seal.chainStatus === (instance === 1 ? "none" : "pass");
  const reason: ArcReason | null = statusIsRight
    ? sealReason(seal, check)
    : { code: "arc-chain-status", params: { instance, status: seal.chainStatus.slice(0, 20) } };
  return { seal, check, reason };
}

function sealReason({ instance, keyType }: Seal, check: KeyCheck): ArcReason | null {
  if ("problem" in check) {
    const { code, params } = check.problem;
    if (isTemporary(code)) return { code: "arc-not-checked", params: { ...params, instance } };
    return { code: "arc-seal-key", params: { instance, why: code } };
  }
  if (!check.valid) return { code: "arc-seal-broken", params: { instance } };
  if (keyType === "rsa" && check.bits < MIN_RSA_BITS)
    return { code: "arc-seal-key", params: { instance, why: "key-too-short" } };
  return null;
}

function messageSignatureReasons({ verdict, reasons }: Signature, instance: number): ArcReason[] {
  return reasons.map(({ code, params }) =>
    verdict === "temporary"
      ? { code: "arc-not-checked", params: { ...params, instance } }
      : { code: "arc-message-signature", params: { instance, why: code } },
  );
}

/** One broken link breaks the chain, whatever is still unknown of the others. */
function resultOf(reasons: readonly ArcReason[]): Arc["result"] {
  if (reasons.some(({ code }) => code !== "arc-not-checked")) return "fail";
  return reasons.length > 0 ? "temporary" : "pass";
}

function recorded(seal: Seal, check: KeyCheck | null): Arc["seals"][number] {
  return {
    instance: seal.instance,
    domain: seal.domain,
    selector: seal.selector,
    chainStatus: seal.chainStatus.slice(0, 20),
    signedAt: utcOfSeconds(seal.signedAt),
    keyBits: check && "valid" in check ? check.bits : null,
  };
}
