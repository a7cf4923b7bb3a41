import { defineBackground } from "wxt/utils/define-background";
import { i18n } from "#i18n";
import {
  createMenus,
  onAlarm,
  onBrowserStart,
  onInstalled,
  onMailButton,
  onMenuClick,
  onPermissionsRemoved,
  onShortcut,
  onToolbarClick,
} from "@/utils/browser";
import { PROOF_ALARM, startBackground } from "@/utils/services";

export default defineBackground({
  type: "module",
  main() {
    const background = startBackground({
      revision: __BUILD_REVISION__,
      pickerHelp: i18n.t("picker_help"),
      toastTexts: {
        kept: (mission, files) => i18n.t("toast_kept", [mission, String(files)]),
        partial: (mission, files) => i18n.t("toast_partial", [mission, String(files)]),
        failed: i18n.t("toast_failed"),
        error: ({ error }) =>
          i18n.t(`error_${(error?.code ?? "internal").replaceAll("-", "_")}` as "error_webmail_changed", [
            String(error?.params.webmail ?? ""),
          ]),
        open: i18n.t("toast_open"),
        close: i18n.t("toast_close"),
      },
    });
    onInstalled(() =>
      createMenus({
        page: i18n.t("menu_page"),
        selection: i18n.t("menu_selection"),
        image: i18n.t("menu_image"),
        link: i18n.t("menu_link"),
      }),
    );
    onMailButton((tabId) => background.captureNow({ tabId, trigger: "page-button", context: null }));
    onAlarm(PROOF_ALARM, () => void background.prove());
    onPermissionsRemoved(() => void background.applySettings());
    onBrowserStart(() => background.applySettings());
    onToolbarClick((tabId) => background.captureNow({ tabId, trigger: "toolbar", context: null }));
    onShortcut("capture-now", (tabId) => background.captureNow({ tabId, trigger: "shortcut", context: null }));
    onMenuClick((tabId, context) => background.captureNow({ tabId, trigger: "context-menu", context }));
  },
});
