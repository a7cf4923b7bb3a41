import type { Reminder } from "../core";
import { DAY_MS, type Evidence, timeOf } from "./evidence";
import type { GuidanceInput } from "./input";
import { mentions } from "./search-text";

/** Days after which a request for validation should have been answered. */
const ANSWER_DAYS = 7;
/** Days after which the sending of an invoice should have been kept. */
const DELIVERY_DAYS = 7;
/** Days without a capture after which an active mission is looked at. */
const QUIET_DAYS = 30;

/** Beginnings of words with which people ask for a validation; of these alone a message is known to ask. */
const ASKING = [
  "a valider",
  "pour validation",
  "pour accord",
  "pour approbation",
  "demande de validation",
  "merci de valider",
  "attente de validation",
  "votre validation",
  "votre accord",
  "for approval",
  "for validation",
  "approval request",
  "awaiting approval",
  "please approve",
  "please validate",
  "your approval",
];

const OF_AN_INVOICE = ["facture", "invoice", "honoraires", "paiement", "payment", "reglement", "relance", "reminder"];

/** What has waited for too long, the longest first; without what the user put away. */
export function remindersOf(input: GuidanceInput, evidence: readonly Evidence[]): readonly Reminder[] {
  if (input.mission.status === "archived") return [];
  const now = input.now.getTime();
  return [...unanswered(evidence), ...undelivered(evidence), ...quiet(input, evidence), ...unreported(input)]
    .filter(({ id, dueSince }) => timeOf(dueSince) <= now && !input.checklist.remindersOff.includes(id))
    .sort((a, b) => timeOf(a.dueSince) - timeOf(b.dueSince));
}

function isExchange({ capture }: Evidence): boolean {
  return capture.kind === "message" || capture.kind === "validation" || capture.origin === "mail";
}

/** The provider asks; what the client filed or sent does not wait for the client. */
function asksForValidation(evidence: Evidence): boolean {
  if (!isExchange(evidence) || evidence.sentByProvider === false) return false;
  if (mentions(evidence.text, ASKING)) return true;
  return evidence.capture.kind === "validation" && evidence.sentByProvider === true;
}

/** Requests for validation after which no message or validation of anybody else was kept. */
function unanswered(evidence: readonly Evidence[]): Reminder[] {
  return evidence
    .filter(asksForValidation)
    .filter(
      ({ time }) => !evidence.some((each) => each.time > time && isExchange(each) && each.sentByProvider !== true),
    )
    .map(({ capture, time }) => ({
      id: `validation-unanswered:${capture.id}`,
      kind: "validation-unanswered",
      captureId: capture.id,
      dueSince: utcAfter(time, ANSWER_DAYS),
      action: "add-files",
    }));
}

/** Invoices that no message carried, and that none mentions since. */
function undelivered(evidence: readonly Evidence[]): Reminder[] {
  return evidence
    .filter(({ capture, hasOriginalMail }) => capture.kind === "invoice" && !hasOriginalMail)
    .filter(
      (invoice) =>
        !evidence.some(
          (each) =>
            isExchange(each) && mentions(each.text, OF_AN_INVOICE) && (each.time >= invoice.time || !invoice.dated),
        ),
    )
    .map(({ capture, time }) => ({
      id: `invoice-undelivered:${capture.id}`,
      kind: "invoice-undelivered",
      captureId: capture.id,
      dueSince: utcAfter(time, DELIVERY_DAYS),
      action: "add-files",
    }));
}

/** An active mission, between its dates, of which nothing was kept lately. */
function quiet({ mission, now }: GuidanceInput, evidence: readonly Evidence[]): Reminder[] {
  if (mission.status !== "active") return [];
  if (mission.endDate !== null && now.getTime() >= timeOf(mission.endDate) + DAY_MS) return [];
  const start = mission.startDate === null ? 0 : timeOf(mission.startDate);
  const captured = evidence.map(({ capture }) => timeOf(capture.capturedAt));
  const last = captured.reduce((latest, time) => Math.max(latest, time), Math.max(start, timeOf(mission.createdAt)));
  const dueSince = utcAfter(last, QUIET_DAYS);
  // put away, it comes back after the next silence
  return [{ id: `no-capture:${dueSince}`, kind: "no-capture", captureId: null, dueSince, action: "capture-page" }];
}

/** A mission that is over without a version of its report. */
function unreported({ mission, reportVersions }: GuidanceInput): Reminder[] {
  if (mission.endDate === null || reportVersions > 0) return [];
  const dueSince = utcAfter(timeOf(mission.endDate), 1);
  return [
    {
      id: `report-missing:${mission.endDate}`,
      kind: "report-missing",
      captureId: null,
      dueSince,
      action: "open-report",
    },
  ];
}

function utcAfter(time: number, days: number): string {
  return new Date(time + days * DAY_MS).toISOString();
}
