import type { RequestOf } from "../../utils/messages";
import { useClient } from "../ui/services";

/** Opens the desk, in the tab where it already is if there is one; only the background can tell. */
export function useOpenDesk(): (target: RequestOf<"desk.open">) => void {
  const client = useClient();
  return (target) => {
    client.request("desk.open", target).catch(() => window.open("/options.html"));
  };
}
