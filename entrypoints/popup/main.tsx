import "@mantine/core/styles/baseline.css";
import "@mantine/core/styles/default-css-variables.css";
import "@mantine/core/styles/global.css";
import "@mantine/core/styles/ScrollArea.css";
import "@mantine/core/styles/UnstyledButton.css";
import "@mantine/core/styles/VisuallyHidden.css";
import "@mantine/core/styles/Paper.css";
import "@mantine/core/styles/Popover.css";
import "@mantine/core/styles/Loader.css";
import "@mantine/core/styles/ActionIcon.css";
import "@mantine/core/styles/CloseButton.css";
import "@mantine/core/styles/Input.css";
import "@mantine/core/styles/Combobox.css";
import "@mantine/core/styles/InlineInput.css";
import "@mantine/core/styles/Checkbox.css";
import "@mantine/core/styles/Button.css";
import "@mantine/core/styles/Progress.css";
import "@mantine/core/styles/Skeleton.css";
import { createRoot } from "react-dom/client";
import { Popup } from "@/components/popup/Popup";
import { AppProvider } from "@/components/ui/AppProvider";
import { interfaceLanguage } from "@/components/ui/language";
import { completeCopies, freshReload, mhtmlPermission, requestPersistence } from "@/utils/browser";
import { createClient } from "@/utils/messages";

document.documentElement.lang = interfaceLanguage();
const root = document.getElementById("root");
if (!root) throw new Error("no #root in the popup");
createRoot(root).render(
  <AppProvider
    services={{ client: createClient(), permissions: { completeCopies, mhtml: mhtmlPermission, freshReload } }}
  >
    <Popup />
  </AppProvider>,
);
void requestPersistence().catch(() => false);
