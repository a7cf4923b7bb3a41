import { describe, expect, it } from "vitest";
import { countMissing } from "../../../../components/capture/missing";
import { previewOf } from "../../../../components/capture/preview/artifact-preview";
import { availableTabs, screenshotsOf } from "../../../../components/capture/preview/preview-tabs";
import type { Artifact } from "../../../../utils/core";
import { sampleArtifact, sampleCapture } from "../samples";

const withRoles = (...roles: Artifact["role"][]) => roles.map((role) => sampleArtifact({ role }));

describe("availableTabs", () => {
  it.each([
    [
      { artifacts: withRoles("visible-screenshot", "page", "text", "mhtml") },
      ["screenshot", "page", "text", "record", "files", "history"],
    ],
    [
      { artifacts: withRoles("visible-screenshot", "page", "copy-screenshot") },
      ["compare", "screenshot", "page", "record", "files", "history"],
    ],
    [{ artifacts: withRoles("visible-screenshot") }, ["screenshot", "record", "files", "history"]],
    [{ origin: "note" as const, artifacts: withRoles("note") }, ["text", "record", "files", "history"]],
    [{ origin: "files" as const, artifacts: withRoles("file") }, ["files", "record", "history"]],
    [{ erasedAt: "2026-04-01T00:00:00.000Z" }, ["history"]],
  ])("%j", (fields, tabs) => {
    expect(availableTabs(sampleCapture(fields))).toEqual(tabs);
  });
});

it("groups the parts of a tall page, the fullest picture first", () => {
  const capture = sampleCapture({
    artifacts: withRoles("visible-screenshot", "text", "full-page-screenshot", "full-page-screenshot"),
  });
  expect(screenshotsOf(capture).map(({ role, parts }) => [role, parts.length])).toEqual([
    ["full-page-screenshot", 2],
    ["visible-screenshot", 1],
  ]);
});

it.each([
  ["image/png", "image"],
  ["IMAGE/JPEG", "image"],
  ["image/tiff", "none"],
  ["text/plain;charset=utf-8", "text"],
  ["text/html", "none"],
  ["application/json", "text"],
  ["application/pdf", "none"],
  ["", "none"],
])("%s is previewed as %s", (mediaType, preview) => {
  expect(previewOf({ mediaType })).toBe(preview);
});

it("counts what is missing by kind, most first", () => {
  const items = (["frame", "image", "image"] as const).map((what) => ({ what, url: "", reason: "" }));
  expect(countMissing(items)).toEqual([
    { what: "image", count: 2 },
    { what: "frame", count: 1 },
  ]);
});
