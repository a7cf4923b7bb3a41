import type { Artifact, Capture } from "../../../utils/core";

export const PREVIEW_TABS = ["mail", "compare", "screenshot", "page", "text", "record", "files", "history"] as const;
export type PreviewTab = (typeof PREVIEW_TABS)[number];

const SCREENSHOT_ROLES = [
  "region-screenshot",
  "full-page-screenshot",
  "pane-screenshot",
  "visible-screenshot",
  "rendering",
  "image",
] as const;
export type ScreenshotRole = (typeof SCREENSHOT_ROLES)[number];
const TEXT_ROLES: readonly Artifact["role"][] = ["text", "selection", "note"];

export function artifactsOf(capture: Capture, roles: readonly Artifact["role"][]): Artifact[] {
  return capture.artifacts.filter((artifact) => roles.includes(artifact.role));
}

/** Pictures by role, the fullest first. */
export function screenshotsOf(capture: Capture): { role: ScreenshotRole; parts: Artifact[] }[] {
  return SCREENSHOT_ROLES.map((role) => ({ role, parts: artifactsOf(capture, [role]) })).filter(
    ({ parts }) => parts.length > 0,
  );
}

/** The photograph of the visible part, and that of the saved page in its place; null where one is missing. */
export function comparedPictures(capture: Capture): { original: Artifact; copy: Artifact } | null {
  const [original] = artifactsOf(capture, ["visible-screenshot"]);
  const [copy] = artifactsOf(capture, ["copy-screenshot"]);
  return original && copy ? { original, copy } : null;
}

export function textsOf(capture: Capture): Artifact[] {
  return artifactsOf(capture, TEXT_ROLES);
}

/** The tabs that have something to show; the first one is where the preview opens. */
export function availableTabs(capture: Capture): PreviewTab[] {
  if (capture.erasedAt !== null) return ["history"];
  const tabs: PreviewTab[] = [];
  if (artifactsOf(capture, ["mail", "mail-text"]).length > 0) tabs.push("mail");
  if (comparedPictures(capture)) tabs.push("compare");
  if (screenshotsOf(capture).length > 0) tabs.push("screenshot");
  if (artifactsOf(capture, ["page"]).length > 0) tabs.push("page");
  if (textsOf(capture).length > 0) tabs.push("text");
  if (capture.origin === "files") return [...tabs, "files", "record", "history"];
  return [...tabs, "record", "files", "history"];
}
