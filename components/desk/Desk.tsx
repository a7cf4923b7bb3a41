import { ErasuresProvider } from "../capture/ErasuresProvider";
import { ExportsProvider } from "../dossier/ExportsProvider";
import type { About } from "../settings/about";
import { NoticesProvider } from "../ui/notices/NoticesProvider";
import { useQuery } from "../ui/useQuery";
import classes from "./Desk.module.css";
import { DeskContent } from "./DeskContent";
import { FailedNotices } from "./FailedNotices";
import { InterruptedNotices } from "./InterruptedNotices";
import { NarrowHeader } from "./NarrowHeader";
import { Sidebar } from "./Sidebar";
import { SkipLink } from "./SkipLink";
import { useRoute } from "./useRoute";

const MAIN_ID = "main";

export function Desk({ about }: { about: About }) {
  const route = useRoute();
  const missions = useQuery("missions.list", {});
  const ready = missions.data !== undefined || missions.error !== null;
  return (
    <NoticesProvider>
      <ErasuresProvider>
        <ExportsProvider>
          <div className={classes.desk} data-testid={ready ? "desk-ready" : undefined}>
            <SkipLink targetId={MAIN_ID} />
            <NarrowHeader missions={missions.data ?? []} route={route} />
            <div className={classes.side}>
              <Sidebar missions={missions.data ?? []} route={route} />
            </div>
            <main id={MAIN_ID} className={classes.main} tabIndex={-1}>
              <div className={classes.column}>
                <FailedNotices />
                <InterruptedNotices missions={missions.data ?? []} />
                <DeskContent route={route} missions={missions} about={about} />
              </div>
            </main>
          </div>
        </ExportsProvider>
      </ErasuresProvider>
    </NoticesProvider>
  );
}
