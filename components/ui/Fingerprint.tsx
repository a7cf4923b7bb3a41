import { i18n } from "#i18n";
import { CopyButton } from "./CopyButton";
import classes from "./Fingerprint.module.css";

/** A SHA-256 in full, with a way to copy it. */
export function Fingerprint({ sha256 }: { sha256: string }) {
  return (
    <span className={classes.fingerprint}>
      <code className={classes.hash}>{sha256}</code>
      <CopyButton text={sha256} label={i18n.t("common.copy_fingerprint")} />
    </span>
  );
}
