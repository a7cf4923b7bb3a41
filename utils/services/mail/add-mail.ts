import type { Platform } from "../../browser";
import type { CapturedFile } from "../../capture";
import type { Capture, EvidenceKind, MailRecord } from "../../core";
import type { Dependencies, RecordFacts } from "../dependencies";
import { sealEvidence } from "../evidence";
import { ownDate, ownTitle } from "./captured-mail";

/** A message that was read from a file, as the desk sends it. */
export interface MailOrder {
  readonly missionId: string;
  readonly kind: EvidenceKind;
  readonly note: string;
  /** The date that the user gave; null for the message's own. */
  readonly datedAt: string | null;
  readonly mail: MailRecord;
  readonly files: readonly CapturedFile[];
  readonly facts: RecordFacts;
  readonly platform: Platform;
}

/** Seals one message from a file as a capture of its own. */
export function addMail(deps: Dependencies, { mail, files, datedAt, ...order }: MailOrder): Promise<Capture> {
  const { source } = mail;
  const title = ownTitle(mail) || (source.kind === "file" ? source.fileName : "");
  const dated = datedAt ?? ownDate(mail, deps.clock());
  return sealEvidence(deps, { ...order, title, datedAt: dated }, { origin: "mail", files, mail });
}
