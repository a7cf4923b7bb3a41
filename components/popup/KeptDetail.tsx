import { i18n } from "#i18n";
import type { Attempt } from "../../utils/core";
import { CompleteCopiesOffer } from "../capture/CompleteCopiesOffer";
import { FidelityFigure } from "../capture/FidelityFigure";
import { Callout } from "../ui/Callout";
import { formatNumber } from "../ui/format";
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
      {record.mail && (
        <Callout tone="ok" data-testid="mail-kept">
          <p>{i18n.t("popup.mail_kept", record.mail.messages.length, [formatNumber(record.mail.messages.length)])}</p>
        </Callout>
      )}
      <FidelityFigure record={record} elsewhere />
      <CompleteCopiesOffer record={record} onMore={() => openDesk({ missionId, captureId })} />
    </NoticesProvider>
  );
}
