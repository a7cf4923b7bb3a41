import { EMPTY_MISSION_DRAFT, type Mission, type MissionDraft, type Procedure } from "../../utils/core";
import { amountInput, parseAmount } from "../ui/amount";

/** A draft as its form holds it: the amount is text until it is understood. */
export interface DraftForm extends Omit<MissionDraft, "amountCents" | "procedure"> {
  readonly amount: string;
  /** Null as long as nothing was ever entered. */
  readonly procedure: Procedure | null;
}

export type DraftProblem = "title" | "amount" | "currency" | "dates";

export function draftForm(mission: Mission | null, initialTitle: string, language: string): DraftForm {
  const draft: MissionDraft = mission ?? { ...EMPTY_MISSION_DRAFT, title: initialTitle };
  const { title, client, reference, trade, startDate, endDate, amountCents, currency, parties, description } = draft;
  const amount = amountInput(amountCents, language);
  const procedure = draft.procedure ?? null;
  return { title, client, reference, trade, startDate, endDate, amount, currency, parties, description, procedure };
}

/** What stands in the way of saving, field by field. */
export function draftProblems(form: DraftForm): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (form.title.trim() === "") problems.push("title");
  if (parseAmount(form.amount) === undefined) problems.push("amount");
  if (!/^[A-Z]{3}$/.test(form.currency)) problems.push("currency");
  if (form.startDate !== null && form.endDate !== null && form.endDate < form.startDate) problems.push("dates");
  return problems;
}

/** A form without problems as the background takes it; parties without a name are left out. */
export function toDraft({ amount, procedure, ...form }: DraftForm): MissionDraft {
  return {
    ...form,
    ...(procedure ? { procedure } : {}),
    title: form.title.trim(),
    amountCents: parseAmount(amount) ?? null,
    parties: form.parties.filter((party) => party.name.trim() !== ""),
  };
}
