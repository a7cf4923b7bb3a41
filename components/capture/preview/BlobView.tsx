import { Skeleton } from "@mantine/core";
import type { ReactNode } from "react";
import { i18n } from "#i18n";
import { Callout } from "../../ui/Callout";
import { ErrorCallout } from "../../ui/ErrorCallout";
import type { LoadedBlob } from "../../ui/useBlob";

/** A Blob that may be on its way, missing or unreadable. */
export function BlobView({ loaded, children }: { loaded: LoadedBlob; children: (blob: Blob) => ReactNode }) {
  if (loaded.error !== null) return <ErrorCallout error={loaded.error} />;
  if (loaded.blob === undefined) return <Skeleton height={360} />;
  if (loaded.blob === null) {
    return (
      <Callout tone="warn">
        <p>{i18n.t("preview.no_bytes")}</p>
      </Callout>
    );
  }
  return children(loaded.blob);
}
