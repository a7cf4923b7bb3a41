import { Button, Title } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { i18n } from "#i18n";
import { useFileDrop } from "../capture/useFileDrop";
import { Callout } from "../ui/Callout";
import { DropOverlay } from "../ui/DropOverlay";
import { useChecker } from "../ui/services";
import { useAction } from "../ui/useAction";
import { usePageTitle } from "../ui/usePageTitle";
import { CheckProgress } from "./CheckProgress";
import { ChooseDossier } from "./ChooseDossier";
import { useDossierCheck } from "./useDossierCheck";
import { VerdictView } from "./VerdictView";
import classes from "./Verify.module.css";

/** Checks a dossier that somebody handed over, or that was exported here. */
export function VerifyPage() {
  const title = i18n.t("verify.title");
  const heading = usePageTitle(title);
  const checker = useChecker();
  const { busy, run } = useAction();
  const { current, check, cancel, reset } = useDossierCheck();
  const over = useFileDrop((files) => check(files.map((file) => ({ path: file.name, blob: file }))));
  return (
    <div className={classes.page} data-testid="verify-page">
      <Title order={1} ref={heading} tabIndex={-1}>
        {title}
      </Title>
      {current.state === "running" && <CheckProgress progress={current.progress} onCancel={cancel} />}
      {current.state === "done" && <VerdictView verdict={current.verdict} onAgain={reset} />}
      {current.state !== "running" && current.state !== "done" && <ChooseDossier current={current} onChosen={check} />}
      <section className={classes.panel} aria-labelledby="verifier-title">
        <Title order={2} id="verifier-title">
          {i18n.t("verify.page_title")}
        </Title>
        <p className={classes.text}>{i18n.t("verify.save_verifier_help")}</p>
        <Button
          className={classes.start}
          variant="default"
          loading={busy}
          leftSection={<IconDownload size={18} aria-hidden="true" />}
          onClick={() => void run(() => checker.saveVerifier())}
          data-testid="verifier-save"
        >
          {i18n.t("verify.save_verifier")}
        </Button>
        <Callout tone="info" title={i18n.t("verify.forged_title")}>
          <p>{i18n.t("verify.forged_text")}</p>
        </Callout>
      </section>
      {over && <DropOverlay text={i18n.t("verify.dropping")} />}
    </div>
  );
}
