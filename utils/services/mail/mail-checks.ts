import * as v from "valibot";
import { BordereauError, type MailAuthentication, MailAuthenticationSchema } from "../../core";
import { verifyMail } from "../../email/dkim";
import type { LookUpTxt } from "../../email/dns";
import { canonicalJson, sha256OfText } from "../../integrity";
import type { MailCheckState } from "../../messages";
import { getArtifactBytes, getCapture, type StoredMailCheck } from "../../store";
import type { Dependencies } from "../dependencies";

export interface MailCheckDependencies extends Dependencies {
  /** Asks for the senders' keys; null where the user has not allowed it. */
  readonly lookUp: () => Promise<LookUpTxt | null>;
}

/** Checks the signatures of e-mails whose check is still to be made, while their keys are published. */
export class MailChecks {
  readonly #deps: MailCheckDependencies;
  #running: Promise<void> | null = null;

  constructor(deps: MailCheckDependencies) {
    this.#deps = deps;
  }

  /** Makes all checks that wait; those whose keys cannot be had go on waiting. */
  run(): Promise<void> {
    this.#running ??= this.#checkAll().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** @throws BordereauError `storage-failed` where what is stored cannot be read */
  async ofCapture(captureId: string): Promise<MailCheckState[]> {
    const checks = await this.#deps.db.getAllFromIndex("mailChecks", "byCapture", captureId);
    return checks.map(({ artifactId, result }) => ({
      artifactId,
      authentication: result && parse(result.json),
      checkedAt: result?.checkedAt ?? null,
    }));
  }

  async #checkAll(): Promise<void> {
    const { db } = this.#deps;
    const waiting = (await db.getAll("mailChecks")).filter(({ result }) => result === null);
    if (waiting.length === 0) return;
    const lookUp = (await this.#deps.lookUp()) ?? notAsked;
    for (const check of waiting) await this.#check(check, lookUp);
  }

  async #check({ artifactId, captureId }: StoredMailCheck, lookUp: LookUpTxt): Promise<void> {
    const { db, clock, journal } = this.#deps;
    const blob = await getArtifactBytes(db, artifactId);
    // erased meanwhile
    if (!blob) return;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    const authentication = await verifyMail(bytes, { lookUp, now: clock });
    if (!authentication.complete) return;
    const json = canonicalJson(authentication);
    const sha256 = await sha256OfText(json);
    await journal.commit(["mailChecks", "captures"], async () => {
      const { missionId, erasedAt } = await getCapture(db, captureId);
      if (erasedAt !== null) throw new BordereauError("erased");
      return {
        event: { type: "mail-checked", missionId, captureId, artifactId, checkSha256: sha256 },
        write: async (transaction, entry) => {
          const result = { json, sha256, checkedAt: entry.time };
          await transaction.objectStore("mailChecks").put({ artifactId, captureId, result });
        },
        result: null,
      };
    });
    this.#deps.onChange();
  }
}

/** Without a resolver only what needs no key can be said: that a message is not signed. */
const notAsked: LookUpTxt = async (name) => ({
  name,
  resolver: "",
  status: "temporary",
  reason: "not-asked",
  detail: "no resolver is chosen",
  askedAt: new Date(0).toISOString(),
});

function parse(json: string): MailAuthentication {
  const parsed = v.safeParse(MailAuthenticationSchema, JSON.parse(json));
  if (!parsed.success) throw new BordereauError("storage-failed", { detail: "a check of an e-mail is damaged" });
  return parsed.output;
}
