import { Button } from "@mantine/core";
import { i18n } from "#i18n";
import type { KeyLookups } from "../mail/useKeyLookups";
import { Callout } from "../ui/Callout";

/** The browser's permission for the chosen resolver; nothing where it is held, or none is chosen. */
export function ResolverAccess({ lookups, wanted }: { lookups: KeyLookups; wanted: boolean }) {
  const { resolver, granted, busy, allow } = lookups;
  if (!wanted) return null;
  if (!resolver) {
    return (
      <Callout tone="warn">
        <p>{i18n.t("settings.mail_resolver_bad")}</p>
      </Callout>
    );
  }
  if (granted !== false) return null;
  return (
    <Callout tone="info" title={i18n.t("settings.mail_resolver_ask", [resolver.name])}>
      <Button size="xs" loading={busy} onClick={() => void allow()} data-testid="allow-resolver">
        {i18n.t("mail.allow", [resolver.name])}
      </Button>
    </Callout>
  );
}
