import { Button } from "@mantine/core";
import { IconKey } from "@tabler/icons-react";
import { i18n } from "#i18n";
import type { ProofStatus } from "../../utils/messages";
import settingsClasses from "../settings/Settings.module.css";
import { Fingerprint } from "../ui/Fingerprint";
import { formatDateTime } from "../ui/format";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";

/** The key of this installation, and what it proves. */
export function SigningKey({ signingKey }: { signingKey: ProofStatus["key"] }) {
  const client = useClient();
  const { busy, run } = useAction();
  return (
    <fieldset className={settingsClasses.group}>
      <legend>{i18n.t("proof.key")}</legend>
      <p className={settingsClasses.help}>{i18n.t("proof.key_help")}</p>
      {signingKey === null ? (
        <p className={settingsClasses.line}>{i18n.t("proof.key_none")}</p>
      ) : (
        <>
          <p className={settingsClasses.line}>{i18n.t("proof.key_since", [formatDateTime(signingKey.createdAt)])}</p>
          <Fingerprint sha256={signingKey.certificateSha256} />
          <Button
            className={settingsClasses.start}
            variant="default"
            loading={busy}
            leftSection={<IconKey size={18} aria-hidden="true" />}
            onClick={() =>
              void run(async () => {
                await client.request("proof.rotateKey", {});
              })
            }
            data-testid="rotate-key"
          >
            {i18n.t("proof.key_rotate")}
          </Button>
        </>
      )}
    </fieldset>
  );
}
