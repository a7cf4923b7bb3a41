import { Button, Skeleton, Title } from "@mantine/core";
import { IconListNumbers, IconSortAscending } from "@tabler/icons-react";
import { useMemo } from "react";
import { i18n } from "#i18n";
import type { Capture } from "../../utils/core";
import { EmptyState } from "../ui/EmptyState";
import { ErrorCallout } from "../ui/ErrorCallout";
import { formatList, formatNumber } from "../ui/format";
import { useClient } from "../ui/services";
import { useAction } from "../ui/useAction";
import { useQuery } from "../ui/useQuery";
import { ExhibitRow } from "./ExhibitRow";
import classes from "./Exhibits.module.css";
import { movedOrder } from "./moved-order";

/** The exhibits with the numbers that the next dossier gives them; those of an exported one are fixed. */
export function ExhibitsPanel({ missionId, captures }: { missionId: string; captures: readonly Capture[] }) {
  const client = useClient();
  const { busy, run } = useAction();
  const numbers = useQuery("exhibits.numbers", { missionId });
  const byId = useMemo(() => new Map(captures.map((capture) => [capture.id, capture])), [captures]);
  const order = (captureIds: readonly string[]) =>
    run(async () => {
      await client.request("exhibits.order", { missionId, captureIds: [...captureIds] });
      numbers.reload();
    });

  if (!numbers.data) {
    return numbers.error === null ? (
      <Skeleton height={240} />
    ) : (
      <ErrorCallout error={numbers.error} onRetry={numbers.reload} />
    );
  }
  const { exhibits, version, withdrawn } = numbers.data;
  const open = exhibits.filter(({ frozen }) => !frozen).map(({ captureId }) => captureId);
  return (
    <section className={classes.panel} aria-labelledby="exhibits-title" data-testid="exhibits-panel">
      <div className={classes.head}>
        <Title order={2} size="h3" id="exhibits-title">
          {i18n.t("exhibits.title")}
        </Title>
        {open.length > 1 && (
          <Button
            variant="default"
            size="xs"
            disabled={busy}
            leftSection={<IconSortAscending size={16} aria-hidden="true" />}
            onClick={() => void order([])}
            data-testid="exhibits-chronological"
          >
            {i18n.t("exhibits.chronological")}
          </Button>
        )}
      </div>
      <p className={classes.text}>
        {version === 0 ? i18n.t("exhibits.not_frozen") : i18n.t("exhibits.frozen", [formatNumber(version)])}
      </p>
      {withdrawn.length > 0 && (
        <p className={classes.text}>{i18n.t("exhibits.withdrawn", [formatList(withdrawn.map(String))])}</p>
      )}
      {exhibits.length === 0 ? (
        <EmptyState icon={IconListNumbers} title={i18n.t("exhibits.none")} text={i18n.t("dossier.nothing_yet")} />
      ) : (
        <ol className={classes.list}>
          {exhibits.map((exhibit) => {
            const capture = byId.get(exhibit.captureId);
            const place = open.indexOf(exhibit.captureId);
            return (
              capture && (
                <ExhibitRow
                  key={exhibit.captureId}
                  exhibit={exhibit}
                  capture={capture}
                  busy={busy}
                  onMoveUp={place > 0 ? () => void order(movedOrder(open, place, -1)) : null}
                  onMoveDown={
                    place >= 0 && place < open.length - 1 ? () => void order(movedOrder(open, place, 1)) : null
                  }
                />
              )
            );
          })}
        </ol>
      )}
    </section>
  );
}
