import type { Attempt } from "../../utils/core";
import { CompleteCopiesOffer } from "../capture/CompleteCopiesOffer";
import { FidelityFigure } from "../capture/FidelityFigure";
import { useQuery } from "../ui/useQuery";
import { useOpenDesk } from "./useOpenDesk";

/** What the record of a capture says that was just kept. */
export function KeptDetail({ captureId, missionId }: { captureId: string; missionId: Attempt["missionId"] }) {
  const openDesk = useOpenDesk();
  const detail = useQuery("captures.get", { captureId });
  const record = detail.data?.record;
  if (!record) return null;
  return (
    <>
      <FidelityFigure record={record} />
      <CompleteCopiesOffer record={record} onMore={() => openDesk({ missionId, captureId })} />
    </>
  );
}
