import { Button } from "@mantine/core";
import { i18n } from "#i18n";
import { Callout } from "./Callout";
import { errorMessage } from "./errors";

interface ErrorCalloutProps {
  readonly error: unknown;
  readonly title?: string;
  readonly onRetry?: () => void;
  readonly "data-testid"?: string;
}

export function ErrorCallout({ error, title, onRetry, ...data }: ErrorCalloutProps) {
  return (
    <Callout tone="bad" role="alert" title={title} {...data}>
      <p>{errorMessage(error)}</p>
      {onRetry && (
        <Button mt="xs" size="xs" variant="default" onClick={onRetry}>
          {i18n.t("common.retry")}
        </Button>
      )}
    </Callout>
  );
}
