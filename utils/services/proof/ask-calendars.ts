import { BordereauError, describeThrown, fromHex, isCalendar, toHex, toUtc } from "../../core";
import {
  createOts,
  createOtsRequest,
  describeOts,
  pendingAttestations,
  readCalendarReply,
  upgradeOts,
} from "../../integrity/opentimestamps";
import type { StoredHead, StoredStamp } from "../../store";
import { ask } from "./ask";
import type { ProofDependencies } from "./dependencies";
import { upgradeAt } from "./timing";

/** The name of this witness, among authorities' ids. */
export const OPENTIMESTAMPS = "opentimestamps";

const NONCE_BYTES = 16;

/** What the standard client sends. */
const HEADERS = { accept: "application/vnd.opentimestamps.v1" };

type AskDependencies = Pick<ProofDependencies, "fetch" | "mayAsk" | "randomBytes" | "clock">;
type Answered = Pick<StoredStamp, "state" | "reply" | "requestedAt" | "receivedAt"> & { nextTryAt?: string };

/**
 * Has calendars promise to put a head into Bitcoin, or, where they have promised, fetches what they did.
 * @throws BordereauError of the first calendar that failed, where none answered
 */
export async function askCalendars(
  deps: AskDependencies,
  calendars: readonly string[],
  head: StoredHead,
  stamp: StoredStamp,
): Promise<Answered> {
  const requestedAt = stamp.requestedAt ?? toUtc(deps.clock());
  const reply = stamp.reply
    ? await upgraded(deps, calendars, stamp.reply)
    : await promised(deps, calendars, fromHex(head.sha256));
  const { pending, bitcoin } = await describeOts(reply);
  const receivedAt = toUtc(deps.clock());
  const answered = { reply, requestedAt, receivedAt };
  // one block is enough; that another calendar has not kept its promise yet changes nothing
  if (bitcoin.length > 0 || pending.length === 0) return { ...answered, state: "stamped" };
  return { ...answered, state: "promised", nextTryAt: toUtc(upgradeAt(deps.clock())) };
}

async function promised(deps: AskDependencies, calendars: readonly string[], sha256: Uint8Array) {
  const request = await createOtsRequest(sha256, deps.randomBytes(NONCE_BYTES));
  const replies = await allThatAnswer(calendars, async (calendar) => {
    const url = `${calendar.replace(/\/$/, "")}/digest`;
    const reply = await ask(deps, { url, method: "POST", body: request.commitment, headers: HEADERS });
    return readable(() => readCalendarReply(reply, request.commitment));
  });
  return createOts(request, replies);
}

async function upgraded(deps: AskDependencies, calendars: readonly string[], ots: Uint8Array<ArrayBuffer>) {
  let result = ots;
  // an address in a proof is a stranger's word
  const known = (await pendingAttestations(ots)).filter(({ url }) => isCalendar(url, calendars));
  await allThatAnswer(known, async ({ url, commitment }) => {
    const address = `${url.replace(/\/$/, "")}/timestamp/${toHex(commitment)}`;
    const reply = await ask(deps, { url: address, method: "GET", headers: HEADERS });
    const before = result;
    result = await readable(() => upgradeOts(before, commitment, reply));
  }).catch(() => undefined);
  return result;
}

/**
 * One after the other.
 * @throws BordereauError that the first one threw, where all did
 */
async function allThatAnswer<T, R>(items: readonly T[], question: (item: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = [];
  let failure: unknown = null;
  for (const item of items) {
    try {
      answers.push(await question(item));
    } catch (thrown) {
      failure ??= thrown;
    }
  }
  if (answers.length === 0 && failure !== null) throw failure;
  return answers;
}

async function readable<T>(read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (thrown) {
    throw new BordereauError("authority-answer-invalid", { detail: describeThrown(thrown), cause: thrown });
  }
}
