import { html2canvas } from "./html2canvas.ts";
import { mhtml } from "./mhtml.ts";
import { ours } from "./ours.ts";
import { singleFile } from "./single-file.ts";
import type { Tool } from "./tool.ts";

export type { Copy, Screenshot, Stage, Tool } from "./tool.ts";

export const TOOLS: readonly Tool[] = [ours, mhtml, html2canvas, singleFile];
