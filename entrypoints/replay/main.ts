import { askForReplay } from "@/utils/browser";
import { serveReplay } from "@/utils/capture/replay";

// embedded by anybody but the background, which alone knows a token, it gets no answer and stays empty
const token = location.hash.slice(1);
if (token !== "") serveReplay(askForReplay(token), document);
