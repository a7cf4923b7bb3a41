import type { Attempt } from "../../utils/core";
import { CompleteCopiesOffer } from "../capture/CompleteCopiesOffer";
import { FidelityFigure } from "../capture/FidelityFigure";
import { NoticesProvider } from "../ui/notices/NoticesProvider";
import { useQuery } from "../ui/useQuery";
import { useOpenDesk } from "./useOpenDesk";

/** What the record of a capture says that was just kept. */
export function KeptDetail({ captureId, missionId }: { captureId: string; missionId: Attempt["missionId"] }) {
  const openDesk = useOpenDesk();
  const detail = useQuery("captures.get", { captureId });
  const record = detail.data?.record;
  if (!record) return null;
  return (
    // what goes wrong with the settings is said in a notice, as in the desk
    <NoticesProvider>
      <FidelityFigure record={record} elsewhere />
      <CompleteCopiesOffer record={record} onMore={() => openDesk({ missionId, captureId })} />
    </NoticesProvider>
  );
}
