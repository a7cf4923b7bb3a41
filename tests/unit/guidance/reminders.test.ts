import { describe, expect, it } from "vitest";
import type { Reminder } from "../../../utils/core";
import { assessMission, type GuidanceInput, withReminderOff, withReminderOn } from "../../../utils/guidance";
import { checklist, exhibit, input, mail, mission } from "./samples";

const PROVIDER = { role: "provider", name: "Studio Galet", details: "SIREN 0, Camille@Galet.example" } as const;
const ME = "camille@galet.example";
const CLIENT = "claire@verrier.example";

function reminders(fields: Partial<GuidanceInput>, kind?: Reminder["kind"]): readonly Reminder[] {
  const all = assessMission(input({ mission: mission({ parties: [PROVIDER] }), ...fields })).reminders;
  return all.filter((each) => kind === undefined || each.kind === kind);
}
const at = (utc: string) => new Date(utc);

describe("a request for validation without an answer", () => {
  const kind = "validation-unanswered";
  const request = mail("2026-03-02", ME, { title: "Maquettes à valider" });
  const due = "2026-03-09T10:00:00.000Z";

  it("is due on the seventh day, and not a moment before", () => {
    expect(reminders({ captures: [request], now: at("2026-03-09T09:59:59.999Z") }, kind)).toEqual([]);
    expect(reminders({ captures: [request], now: at(due) }, kind)).toEqual([
      { id: `${kind}:${request.id}`, kind, captureId: request.id, dueSince: due, action: "add-files" },
    ]);
  });

  it.each([
    ["an e-mail of the client", mail("2026-03-04", CLIENT, { title: "Re: Maquettes" })],
    ["a validation that nobody signed", exhibit("2026-03-04", { kind: "validation" })],
    ["a late answer", mail("2026-03-18", CLIENT)],
  ])("is over with %s", (_, answer) => {
    expect(reminders({ captures: [request, answer] }, kind)).toEqual([]);
  });

  it.each([
    ["another e-mail of the provider", mail("2026-03-04", ME, { title: "Factures" })],
    ["an earlier e-mail of the client", mail("2026-03-01", CLIENT)],
    ["a page", exhibit("2026-03-04")],
    ["an answer that was erased", mail("2026-03-04", CLIENT, { erasedAt: "2026-03-05T00:00:00.000Z" })],
  ])("is not over with %s", (_, other) => {
    expect(reminders({ captures: [request, other] }, kind)).toHaveLength(1);
  });

  it.each([
    ["the provider's validation", mail("2026-03-02", ME, { kind: "validation", title: "Maquettes" }), 1],
    ["the webmail's own account", fromAccount(), 1],
    ["a chat whose note says that it asks", exhibit("2026-03-02", { kind: "message", note: "Merci de valider" }), 1],
    ["the client's approval", mail("2026-03-02", CLIENT, { kind: "validation", title: "Maquettes validées" }), 0],
    ["the client who asks", mail("2026-03-02", CLIENT, { title: "À valider" }), 0],
    ["an approval that nobody is known to have sent", exhibit("2026-03-02", { kind: "validation" }), 0],
    ["a message that asks nothing", mail("2026-03-02", ME, { title: "Bonjour" }), 0],
  ])("%s", (_, capture, count) => {
    expect(reminders({ captures: [capture] }, kind)).toHaveLength(count);
  });

  function fromAccount() {
    const messages = [{ summary: { from: { shown: [{ name: "", address: "Moi@perso.example" }], total: 1 } } }];
    const source = { kind: "webmail", account: "moi@perso.example" };
    const recordJson = JSON.stringify({ mail: { messages, source } });
    return exhibit("2026-03-02", { kind: "message", title: "Pour validation", recordJson });
  }
});

describe("an active mission without captures", () => {
  const kind = "no-capture";
  const dates = { startDate: "2026-03-01", endDate: "2026-06-30" };
  const last = exhibit("2026-03-05");
  const due = "2026-04-04T10:00:00.000Z";

  it("is due after thirty days", () => {
    const fields = { mission: mission(dates), captures: [last] };
    expect(reminders({ ...fields, now: at("2026-04-04T09:59:59.999Z") }, kind)).toEqual([]);
    expect(reminders({ ...fields, now: at(due) }, kind)).toMatchObject([{ captureId: null, dueSince: due }]);
  });

  it("counts from when it was captured, not from what it dates from", () => {
    const old = { ...last, datedAt: "2025-01-01T00:00:00.000Z" };
    expect(reminders({ mission: mission(dates), captures: [old], now: at("2026-04-03T00:00:00.000Z") }, kind)).toEqual(
      [],
    );
  });

  it("counts from its start, or from when it was written down, where nothing was captured", () => {
    const now = at("2026-05-01T00:00:00.000Z");
    expect(reminders({ mission: mission({ startDate: "2026-04-02" }), now }, kind)).toEqual([]);
    expect(reminders({ mission: mission({ startDate: "2026-04-01" }), now }, kind)).toHaveLength(1);
    const recent = mission({ startDate: "2025-01-01", createdAt: "2026-04-30T00:00:00.000Z" });
    expect(reminders({ mission: recent, now }, kind)).toEqual([]);
  });

  it("is silent outside of its dates and for what is no longer active", () => {
    const now = at("2026-06-30T23:59:59.999Z");
    expect(reminders({ mission: mission(dates), now }, kind)).toHaveLength(1);
    expect(reminders({ mission: mission(dates), now: at("2026-07-01T00:00:00.000Z") }, kind)).toEqual([]);
    expect(reminders({ mission: mission({ ...dates, status: "closed" }), now }, kind)).toEqual([]);
    expect(reminders({ mission: mission({ ...dates, startDate: "2026-06-29" }), now }, kind)).toEqual([]);
  });
});

describe("an invoice without proof of delivery", () => {
  const kind = "invoice-undelivered";
  const invoice = exhibit("2026-03-02", {
    kind: "invoice",
    origin: "files",
    title: "Facture 12",
    capturedAt: "2026-03-03T00:00:00.000Z",
  });

  it("is due on the seventh day", () => {
    expect(reminders({ captures: [invoice], now: at("2026-03-09T09:59:59.999Z") }, kind)).toEqual([]);
    expect(reminders({ captures: [invoice], now: at("2026-03-09T10:00:00.000Z") }, kind)).toMatchObject([
      { captureId: invoice.id, dueSince: "2026-03-09T10:00:00.000Z" },
    ]);
  });

  it.each([
    ["a later message that names it", [invoice, mail("2026-03-03", ME, { title: "Votre facture" })], 0],
    ["a later message of something else", [invoice, mail("2026-03-03", ME, { title: "Bonjour" })], 1],
    ["an earlier message", [invoice, mail("2026-03-01", ME, { title: "Facture à venir" })], 1],
    ["the e-mail that carried it", [{ ...invoice, origin: "mail" as const }], 0],
    [
      "an earlier message, of an invoice that nobody dated",
      [{ ...invoice, capturedAt: invoice.datedAt }, mail("2026-03-01", ME, { title: "Facture 12" })],
      0,
    ],
  ])("%s", (_, captures, count) => {
    expect(reminders({ captures }, kind)).toHaveLength(count);
  });
});

describe("a mission that is over without a report", () => {
  const kind = "report-missing";
  const over = mission({ endDate: "2026-03-10" });

  it("is due the day after", () => {
    expect(reminders({ mission: over, now: at("2026-03-10T23:59:59.999Z") }, kind)).toEqual([]);
    expect(reminders({ mission: over, now: at("2026-03-11T00:00:00.000Z") }, kind)).toMatchObject([
      { dueSince: "2026-03-11T00:00:00.000Z", action: "open-report" },
    ]);
  });

  it("is not due with a version, or without an end", () => {
    expect(reminders({ mission: over, reportVersions: 1 }, kind)).toEqual([]);
    expect(reminders({ mission: mission() }, kind)).toEqual([]);
  });
});

describe("reminders", () => {
  const over = mission({ endDate: "2026-03-10", parties: [PROVIDER] });
  const request = mail("2026-03-02", ME, { title: "Maquettes à valider" });

  it("come with the longest due first", () => {
    const kinds = reminders({ mission: over, captures: [request] }).map(({ kind }) => kind);
    expect(kinds).toEqual(["validation-unanswered", "report-missing"]);
  });

  it("are put away one by one, and taken out again", () => {
    const off = withReminderOff(checklist(), `validation-unanswered:${request.id}`);
    const kinds = (list = off) =>
      reminders({ mission: over, captures: [request], checklist: list }).map(({ kind }) => kind);
    expect(kinds()).toEqual(["report-missing"]);
    expect(kinds(withReminderOn(off, `validation-unanswered:${request.id}`))).toHaveLength(2);
  });

  it("are silent in an archived mission", () => {
    expect(reminders({ mission: { ...over, status: "archived" }, captures: [request] })).toEqual([]);
  });
});
