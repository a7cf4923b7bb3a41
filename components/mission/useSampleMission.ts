import { useCallback, useState } from "react";
import { i18n } from "#i18n";
import { toBordereauError } from "../../utils/core";
import { navigate } from "../desk/useRoute";
import { errorMessage } from "../ui/errors";
import { useNotices } from "../ui/notices/NoticesProvider";
import { useClient } from "../ui/services";

/** Makes the mission to try things out with, and opens it; where that fails, says what happened and stays. */
export function useSampleMission(): { readonly busy: boolean; create(): Promise<void> } {
  const client = useClient();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const create = useCallback(async () => {
    setBusy(true);
    try {
      const { missionId } = await client.request("sample.create", {});
      navigate({ name: "mission", missionId });
    } catch (thrown) {
      notices.show({ tone: "bad", text: failure(thrown) });
    } finally {
      setBusy(false);
    }
  }, [client, notices]);
  return { busy, create };
}

/** A file of the package that cannot be read is none that the user could choose again. */
function failure(thrown: unknown): string {
  const { code, params } = toBordereauError(thrown);
  return code === "file-unreadable" ? i18n.t("sample.failed", [String(params.name ?? "")]) : errorMessage(thrown);
}
