import type { i18n as I18n } from "#i18n";
import type { DossierVerdict, Headline, ShownCheck, Statement } from "../../utils/core";

/**
 * What the faces of the check say, in the language of the `i18n` that is given: the desk's, the verifier's or the
 * command's. Names from a dossier come through as they are: show the texts as text.
 */
export interface WordsOptions {
  readonly i18n: Pick<typeof I18n, "t">;
  /** A moment in UTC, for people. */
  readonly formatTime: (utc: string) => string;
}

export type Tone = "ok" | "warn" | "bad" | "info";

export interface Sentence {
  readonly tone: Tone;
  readonly text: string;
  /** What keeps the sentence from being taken for more than it says. */
  readonly remark?: string;
}

export function headlineTone(headline: Headline): Tone {
  if (headline === "intact") return "ok";
  return headline === "incomplete" || headline === "volumes-missing" ? "warn" : "bad";
}

export function headlineText(headline: Headline, { i18n }: WordsOptions): string {
  return i18n.t(`verify.headline.${underscored(headline)}`);
}

export function summaryText(headline: Headline, { i18n }: WordsOptions): string {
  return i18n.t(`verify.summary.${underscored(headline)}`);
}

/** Who vouches for what. */
export function sentenceOf(statement: Statement, { i18n, formatTime }: WordsOptions): Sentence {
  switch (statement.says) {
    case "existed-by": {
      const { proved, exhibits, authority, qualified } = statement;
      const time = formatTime(statement.time);
      const all = proved === exhibits;
      return {
        tone: all && qualified === "confirmed" ? "ok" : "info",
        text: all
          ? i18n.t("verify.says.existed_all", [time, authority])
          : i18n.t("verify.says.existed_some", [String(proved), String(exhibits), time, authority]),
        remark: i18n.t(`verify.says.qualified_${qualified}`),
      };
    }
    case "no-time":
      return { tone: "warn", text: i18n.t("verify.says.no_time") };
    case "unknown-authority":
      return {
        tone: "warn",
        text: i18n.t("verify.says.unknown_authority", [statement.authority, timestamps(statement.timestamps, i18n)]),
      };
    case "false-timestamps":
      return {
        tone: "bad",
        text: i18n.t("verify.says.false_timestamps", [statement.authority, timestamps(statement.timestamps, i18n)]),
      };
    case "open-timestamps":
      return {
        tone: "info",
        text: i18n.t("verify.says.open_timestamps", [String(statement.complete), String(statement.pending)]),
      };
    case "signed":
      return {
        tone: "info",
        text: i18n.t("verify.says.signed", [statement.name, statement.certificateSha256]),
        remark: i18n.t("verify.says.signed_limits"),
      };
    case "unsigned":
      return { tone: "warn", text: i18n.t("verify.says.unsigned") };
    case "no-witnesses":
      return { tone: "warn", text: i18n.t("verify.says.no_witnesses") };
    case "unpacked":
      return { tone: "info", text: i18n.t("verify.says.unpacked") };
  }
}

export function notProved({ i18n }: WordsOptions): readonly string[] {
  return [
    i18n.t("verify.not_proved.truth"),
    i18n.t("verify.not_proved.person"),
    i18n.t("verify.not_proved.before"),
    i18n.t("verify.not_proved.whole"),
  ];
}

export function checkLabel({ id }: ShownCheck, { i18n }: WordsOptions): string {
  return i18n.t(`verify.check.${underscored(id)}` as "verify.check.signatures");
}

export function outcomeLabel({ outcome }: ShownCheck, { i18n }: WordsOptions): string {
  return i18n.t(`verify.result.${underscored(outcome)}`);
}

export function reasonLabel(reason: string, { i18n }: WordsOptions): string {
  return i18n.t(`verify.reason.${underscored(reason)}` as "verify.reason.missing");
}

/** Title, number of exhibits and time of export, as the dossier says them. */
export function dossierLines({ dossier }: DossierVerdict, { i18n, formatTime }: WordsOptions): readonly string[] {
  if (!dossier) return [];
  return [
    `${i18n.t("verify.dossier", [dossier.title])} (${i18n.t("verify.exhibits_count", dossier.exhibits)})`,
    i18n.t("verify.exported", [formatTime(dossier.exportedAt)]),
  ];
}

export function checksPassed({ checks }: DossierVerdict, { i18n }: WordsOptions): string {
  const passed = checks.filter(({ outcome }) => outcome === "passed").length;
  return i18n.t("verify.checks_passed", passed, [String(passed), String(checks.length)]);
}

function timestamps(count: number, i18n: WordsOptions["i18n"]): string {
  return i18n.t("verify.says.timestamps", count);
}

function underscored<T extends string>(text: T): Underscored<T> {
  return text.replaceAll("-", "_") as Underscored<T>;
}

type Underscored<T extends string> = T extends `${infer Head}-${infer Rest}` ? `${Head}_${Underscored<Rest>}` : T;
