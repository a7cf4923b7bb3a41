import type { Artifact } from "../../../utils/core";
import { BordereauError } from "../../../utils/core";
import { useClient } from "../../ui/services";
import { useAction } from "../../ui/useAction";

/** Time in which the browser has surely taken the bytes over. */
const REVOKE_MS = 60_000;

/** Hands an artifact to the browser's downloads, under its own name. */
export function useDownload(): { busy: boolean; download(artifact: Artifact): void } {
  const client = useClient();
  const { busy, run } = useAction();
  return {
    busy,
    download: (artifact) =>
      void run(async () => {
        const blob = await client.fetchBlob("artifact", artifact.id);
        if (!blob) throw new BordereauError("not-found");
        // a neutral type: the browser is to save the file, never to open it
        const url = URL.createObjectURL(new Blob([blob], { type: "application/octet-stream" }));
        const link = document.createElement("a");
        link.href = url;
        link.download = artifact.fileName;
        link.click();
        setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
      }),
  };
}
