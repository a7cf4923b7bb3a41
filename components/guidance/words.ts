import { i18n } from "#i18n";
import type { GuidanceAction, GuidancePoint, GuidanceText, Reminder } from "../../utils/core";
import { inInterfaceLanguage } from "../ui/language";

/** What a point says, in the language of the interface; an own item has no explanation. */
interface PointWords {
  readonly label: string;
  readonly why: string | null;
  readonly how: string | null;
}

type Underscored<S extends string> = S extends `${infer A}-${infer B}` ? `${A}_${Underscored<B>}` : S;

/** Message names take no hyphen. */
function underscored<S extends string>(name: S): Underscored<S> {
  return name.replaceAll("-", "_") as Underscored<S>;
}

export function pointWords(text: GuidanceText): PointWords {
  switch (text.from) {
    case "own":
      return { label: text.label, why: null, how: null };
    case "trade":
      return {
        label: inInterfaceLanguage(text.label),
        why: inInterfaceLanguage(text.why),
        how: inInterfaceLanguage(text.how),
      };
    case "built-in": {
      const name = underscored(text.point);
      return {
        label: i18n.t(`guidance.point_${name}`),
        why: i18n.t(`guidance.why_${name}`),
        how: i18n.t(`guidance.how_${name}`),
      };
    }
  }
}

export const actionLabel = (action: GuidanceAction): string => i18n.t(`guidance.action_${underscored(action)}`);
/** Only the user knows how many copies there are. */
export const nextStepLabel = ({ id, action }: GuidancePoint): string =>
  id === "copies-safe" ? i18n.t("guidance.supports_set") : actionLabel(action);
export const groupLabel = (group: GuidancePoint["group"]): string => i18n.t(`guidance.group_${group}`);
export const stateLabel = (state: GuidancePoint["state"]): string => i18n.t(`guidance.state_${underscored(state)}`);
export const reminderSentence = (kind: Reminder["kind"]): string => i18n.t(`guidance.reminder_${underscored(kind)}`);
