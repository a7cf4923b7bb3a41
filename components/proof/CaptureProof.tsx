import { i18n } from "#i18n";
import { useQuery } from "../ui/useQuery";
import classes from "./Proof.module.css";
import { StampLine } from "./StampLine";

/** Who attests when a capture existed. */
export function CaptureProof({ captureId }: { captureId: string }) {
  const { data } = useQuery("proof.ofCapture", { captureId });
  if (!data) return null;
  const { stamps, headSequence } = data;
  return (
    <section data-testid="capture-proof" aria-label={i18n.t("proof.title")}>
      {headSequence === null && <p className={classes.detail}>{i18n.t("proof.unsigned")}</p>}
      {headSequence !== null && stamps.length === 0 && <p className={classes.detail}>{i18n.t("proof.nobody")}</p>}
      {stamps.length > 0 && (
        <ul className={classes.list}>
          {stamps.map((stamp) => (
            <StampLine key={stamp.witness} stamp={stamp} />
          ))}
        </ul>
      )}
    </section>
  );
}
