import { PNG } from "pngjs";
import {
  type BrowserDriver,
  type CaptureOrder,
  captureInPopup,
  type PageHandle,
} from "../../../scripts/driver/index.ts";
import type { CaptureDetail } from "../../../utils/messages/protocol.ts";
import { artifactBytes, request } from "./background.ts";

export interface PhotographedPage {
  readonly state: string;
  readonly detail: CaptureDetail;
  /** The pictures of a role, in their order. */
  pictures(role: string): Promise<PNG[]>;
  /** The files of a role as text, by name. */
  texts(role: string): Promise<Record<string, string>>;
}

/** Captures a page that is open, and gives what was kept of it. */
export async function photograph(
  driver: BrowserDriver,
  desk: PageHandle,
  page: PageHandle,
  order: CaptureOrder,
): Promise<PhotographedPage> {
  const { state, captureId, error } = await captureInPopup(driver, page, order);
  if (captureId === "") throw new Error(`nothing was captured: ${error}`);
  return photographed(desk, state, captureId);
}

export async function photographed(desk: PageHandle, state: string, captureId: string): Promise<PhotographedPage> {
  const detail = await request(desk, "captures.get", { captureId });
  const bytesOf = async (role: string) =>
    Promise.all(
      detail.capture.artifacts
        .filter((artifact) => artifact.role === role)
        .map(async ({ id, fileName }) => ({ fileName, bytes: await artifactBytes(desk, id) })),
    );
  return {
    state,
    detail,
    pictures: async (role) => (await bytesOf(role)).map(({ bytes }) => PNG.sync.read(bytes)),
    texts: async (role) =>
      Object.fromEntries((await bytesOf(role)).map(({ fileName, bytes }) => [fileName, bytes.toString("utf8")])),
  };
}
