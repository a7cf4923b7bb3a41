import { defineContentScript } from "wxt/utils/define-content-script";
import { i18n } from "#i18n";
import { pressMailButton } from "@/utils/browser";
import { showMailButton } from "@/utils/email/webmails";

/** The capture button in the pages of the webmails that the user added it to. */
export default defineContentScript({
  registration: "runtime",
  matches: [],
  main() {
    showMailButton(window, i18n.t("mail_button_keep"), pressMailButton);
  },
});
