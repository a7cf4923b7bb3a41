import { i18n } from "#i18n";
import type { StampView } from "../../utils/messages";
import { Foreign } from "../ui/Foreign";
import { formatDateTime, formatExactTime, formatSeconds } from "../ui/format";
import { errorSentence } from "../ui/labels";
import { Tag } from "../ui/Tag";
import classes from "./Proof.module.css";

/** What one witness said, or why it has not yet: one line. */
export function StampLine({ stamp }: { stamp: StampView }) {
  return (
    <li className={classes.stamp} data-testid={`stamp-${stamp.witness}`} data-state={stamp.state}>
      <span className={classes.name}>
        <Foreign text={stamp.name} /> <StampTag stamp={stamp} />
      </span>
      <span className={classes.detail}>{sentence(stamp)}</span>
      {stamp.offsetMs !== null && Math.abs(stamp.offsetMs) > CLOCK_TOLERANCE_MS && (
        <span className={classes.detail}>{i18n.t("proof.clock_off", [formatSeconds(stamp.offsetMs)])}</span>
      )}
    </li>
  );
}

/** Authorities' times have a second or so of uncertainty, and so has the way there. */
const CLOCK_TOLERANCE_MS = 5_000;

function StampTag({ stamp: { state, trusted, late, problem, witness } }: { stamp: StampView }) {
  if (state === "waiting") return <Tag tone={problem ? "warn" : "info"}>{i18n.t("proof.tag_waiting")}</Tag>;
  if (state === "promised") return <Tag tone="info">{i18n.t("proof.tag_promised")}</Tag>;
  // a block is a witness without a root
  if (!trusted && witness !== "opentimestamps") return <Tag tone="warn">{i18n.t("proof.tag_unknown")}</Tag>;
  return <Tag tone="ok">{late ? i18n.t("proof.tag_late") : i18n.t("proof.tag_stamped")}</Tag>;
}

function sentence({ state, genTime, problem, nextTryAt, trusted, witness }: StampView): string {
  if (state === "waiting") {
    if (!problem) return i18n.t("proof.waiting");
    const reason = errorSentence(problem.code, {});
    return nextTryAt === null ? reason : `${reason} ${i18n.t("proof.next_try", [formatDateTime(nextTryAt)])}`;
  }
  if (state === "promised") return i18n.t("proof.promised");
  if (witness === "opentimestamps" || genTime === null) return i18n.t("proof.in_bitcoin");
  const time = formatExactTime(genTime);
  return trusted ? i18n.t("proof.stamped", [time]) : i18n.t("proof.unknown_root", [time]);
}
