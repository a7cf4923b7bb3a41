import { Tabs } from "@mantine/core";
import { useState } from "react";
import { i18n } from "#i18n";
import type { Capture, CaptureRecord } from "../../../utils/core";
import { MailTab } from "../../mail/MailTab";
import { Callout } from "../../ui/Callout";
import { formatDateTime } from "../../ui/format";
import classes from "./CapturePreview.module.css";
import { CompareTab } from "./CompareTab";
import { FilesTab } from "./FilesTab";
import { HistoryTab } from "./history";
import { PageTab } from "./PageTab";
import { availableTabs, PREVIEW_TABS, type PreviewTab } from "./preview-tabs";
import { RecordTab } from "./RecordTab";
import { ScreenshotTab } from "./ScreenshotTab";
import { TextTab } from "./TextTab";

export function PreviewTabs({ capture, record }: { capture: Capture; record: CaptureRecord | null }) {
  const tabs = availableTabs(capture);
  const [chosen, setChosen] = useState<PreviewTab | null>(null);
  const current = chosen !== null && tabs.includes(chosen) ? chosen : (tabs[0] ?? "history");

  const content = (tab: PreviewTab) => {
    switch (tab) {
      case "mail":
        return record?.mail && <MailTab capture={capture} mail={record.mail} />;
      case "compare":
        return <CompareTab capture={capture} record={record} />;
      case "screenshot":
        return <ScreenshotTab capture={capture} />;
      case "page":
        return <PageTab capture={capture} />;
      case "text":
        return <TextTab capture={capture} />;
      case "record":
        return record && <RecordTab capture={capture} record={record} />;
      case "files":
        return <FilesTab capture={capture} />;
      case "history":
        return <HistoryTab capture={capture} />;
    }
  };

  return (
    <>
      {capture.erasedAt !== null && (
        <Callout tone="info" title={i18n.t("preview.erased_title", [formatDateTime(capture.erasedAt)])}>
          <p>{i18n.t("preview.erased_text")}</p>
        </Callout>
      )}
      <Tabs
        value={current}
        onChange={(value) => setChosen(PREVIEW_TABS.find((tab) => tab === value) ?? null)}
        keepMounted={false}
      >
        <Tabs.List aria-label={i18n.t("preview.tabs")} className={classes.tabs}>
          {tabs.map((tab) => (
            <Tabs.Tab key={tab} value={tab} data-testid={`preview-tab-${tab}`}>
              {i18n.t(`preview.tab_${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((tab) => (
          <Tabs.Panel key={tab} value={tab} className={classes.panel}>
            {content(tab)}
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
