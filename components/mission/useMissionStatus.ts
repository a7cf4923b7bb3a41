import { i18n } from "#i18n";
import type { Mission } from "../../utils/core";
import { useNotices } from "../ui/notices/NoticesProvider";
import { UNDO_MS } from "../ui/notices/notice-store";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";

const DONE_TEXT = {
  active: () => i18n.t("mission.reopened"),
  closed: () => i18n.t("mission.closed"),
  archived: () => i18n.t("mission.archived"),
} as const;

/** Changes a mission's status at once, with a way back instead of a question before. */
export function useMissionStatus(): (mission: Mission, status: Mission["status"]) => void {
  const client = useClient();
  const notices = useNotices();
  const { run } = useAction();

  return (mission, status) => {
    const set = (to: Mission["status"]) => client.request("missions.setStatus", { missionId: mission.id, status: to });
    void run(async () => {
      await set(status);
      notices.show({
        tone: "ok",
        text: DONE_TEXT[status](),
        durationMs: UNDO_MS,
        action: { label: i18n.t("common.undo"), run: () => void run(async () => void (await set(mission.status))) },
      });
    });
  };
}
