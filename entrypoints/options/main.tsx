import "@mantine/core/styles.css";
import { createRoot } from "react-dom/client";
import { browser } from "wxt/browser";
import { Desk } from "@/components/desk/Desk";
import { AppProvider } from "@/components/ui/AppProvider";
import { interfaceLanguage } from "@/components/ui/language";
import { requestPersistence } from "@/utils/browser";
import { createClient } from "@/utils/messages";
import { createDossierChecker } from "./checker";
import { createDossierExporter } from "./exporter";
import { createMailImporter } from "./mail-importer";
import { createOptionalPermissions, createSitePermissions } from "./permissions";
import { createReportMaker } from "./report-maker";

document.documentElement.lang = interfaceLanguage();
const root = document.getElementById("root");
if (!root) throw new Error("no #root in the desk");
const client = createClient();
createRoot(root).render(
  <AppProvider
    services={{
      client,
      exporter: createDossierExporter(client),
      checker: createDossierChecker(),
      mailImporter: createMailImporter(client),
      reportMaker: createReportMaker(client),
      permissions: createOptionalPermissions(),
      sites: createSitePermissions(),
    }}
  >
    <Desk about={{ version: browser.runtime.getManifest().version, revision: __BUILD_REVISION__ }} />
  </AppProvider>,
);
void requestPersistence().catch(() => false);
