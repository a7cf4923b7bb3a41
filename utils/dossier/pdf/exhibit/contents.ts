import * as v from "valibot";
import {
  type Artifact,
  type CaptureRecord,
  CaptureRecordSchema,
  type MailAuthentication,
  MailAuthenticationSchema,
  type MailMessage,
  type TextLayer,
  TextLayerSchema,
} from "../../../core";
import type { ReadArtifact } from "../../entry-content";
import type { Exhibit } from "../../exhibits";
import type { MailCheck } from "../../input";
import { type ForeignPdf, openForeignPdf } from "../foreign";
import { type LoadedPicture, loadPicture } from "../picture";
import type { PdfPorts } from "../ports";

/** A part of an exhibit as its copy shows it, in the order in which a reader wants it. */
export type ExhibitPart =
  | {
      readonly kind: "screenshot";
      readonly caption: "page" | "visible" | "pane" | "region" | "rendering";
      /** One under the other. */
      readonly pictures: readonly LoadedPicture[];
      /** The words of the page, from its top left corner; null where they were not placed. */
      readonly layer: TextLayer | null;
      /** Where the picture begins on the page, and its pixels to one of the page's. */
      readonly offset: { readonly x: number; readonly y: number };
      readonly pixelRatio: number;
    }
  | {
      readonly kind: "mail";
      readonly message: MailMessage;
      readonly body: string;
      readonly authentication: MailAuthentication | null;
    }
  | {
      readonly kind: "text";
      readonly role: "note" | "text" | "file" | "attachment";
      readonly name: string;
      readonly text: string;
      readonly cut: boolean;
    }
  | {
      readonly kind: "picture";
      readonly role: "file" | "attachment" | "image";
      readonly name: string;
      readonly picture: LoadedPicture;
    }
  | { readonly kind: "foreign"; readonly role: "file" | "attachment"; readonly name: string; readonly pdf: ForeignPdf }
  | {
      readonly kind: "not-shown";
      readonly name: string;
      readonly sizeBytes: number;
      readonly reason: "kind" | "picture" | "pdf";
    };

export interface ExhibitContents {
  readonly record: CaptureRecord | null;
  readonly parts: readonly ExhibitPart[];
}

/** Longer texts are cut in the copy; the original has them whole. Characters. */
export const MAX_TEXT = 200_000;
/** Larger files are not read to be shown. Bytes. */
const MAX_SHOWN_BYTES = 200_000_000;

/** Reads what the copy of an exhibit shows. One exhibit at a time: its pictures are in memory. */
export async function readContents(
  { capture }: Exhibit,
  mailChecks: readonly MailCheck[],
  readArtifact: ReadArtifact,
  ports: PdfPorts,
): Promise<ExhibitContents> {
  const record = parseRecord(capture.recordJson);
  const reader = new PartReader(capture.artifacts, readArtifact, ports);
  const parts: ExhibitPart[] = [];
  for (const message of record?.mail?.messages ?? []) parts.push(...(await reader.mail(message, mailChecks)));
  if (parts.length === 0 || record?.origin === "page") parts.push(...(await reader.screenshots(record)));
  parts.push(...(await reader.files()));
  if (parts.length === 0) parts.push(...(await reader.pageText()));
  return { record, parts };
}

function parseRecord(json: string | null): CaptureRecord | null {
  if (json === null) return null;
  const parsed = v.safeParse(CaptureRecordSchema, JSON.parse(json));
  return parsed.success ? parsed.output : null;
}

class PartReader {
  readonly #artifacts: readonly Artifact[];
  readonly #readArtifact: ReadArtifact;
  readonly #ports: PdfPorts;

  constructor(artifacts: readonly Artifact[], readArtifact: ReadArtifact, ports: PdfPorts) {
    this.#artifacts = artifacts;
    this.#readArtifact = readArtifact;
    this.#ports = ports;
  }

  async screenshots(record: CaptureRecord | null): Promise<ExhibitPart[]> {
    const layer = await this.#textLayer();
    const parts: ExhibitPart[] = [];
    const add = async (role: Artifact["role"], caption: ScreenshotPart["caption"], names = /(?:)/) => {
      const artifacts = this.#withRole(role).filter(({ fileName }) => names.test(fileName));
      const pictures = await this.#pictures(artifacts);
      if (pictures.length === 0) return false;
      const whole = caption === "page";
      const scrolled = scrollPosition(record);
      const placed = whole ? { x: 0, y: 0 } : scrolled;
      const usesLayer = layer !== null && (whole || (caption === "visible" && scrolled !== null));
      parts.push({
        kind: "screenshot",
        caption,
        pictures,
        layer: usesLayer ? layer : null,
        offset: placed ?? { x: 0, y: 0 },
        pixelRatio: whole && layer ? (pictures[0]?.widthPx ?? 0) / layer.width : pixelRatio(record),
      });
      return true;
    };
    const region = await add("region-screenshot", "region");
    if (!(await add("full-page-screenshot", "page")) && !region) {
      if (!(await add("visible-screenshot", "visible"))) await add("rendering", "rendering");
    }
    // parts of one pane follow each other
    const panes = new Set(
      this.#withRole("pane-screenshot").map(({ fileName }) => /^volet-\d+/.exec(fileName)?.[0] ?? fileName),
    );
    for (const pane of panes) await add("pane-screenshot", "pane", new RegExp(`^${pane}\\b`));
    return parts;
  }

  async mail(message: MailMessage, checks: readonly MailCheck[]): Promise<ExhibitPart[]> {
    const stem = message.file.replace(/\.[^.]*$/, "");
    const text = this.#artifacts.find(({ role, fileName }) => role === "mail-text" && fileName === `${stem}.txt`);
    const original = this.#artifacts.find(({ fileName }) => fileName === message.file);
    const whole = text ? await this.#text(text) : { text: "", cut: false };
    const check = checks.find(({ artifactId }) => artifactId === original?.id);
    const parts: ExhibitPart[] = [
      {
        kind: "mail",
        message,
        // after its heading, which is laid out apart
        body: whole.text.slice(whole.text.indexOf("\n\n") + 2),
        authentication: check ? parseAuthentication(check.json) : null,
      },
    ];
    for (const attachment of this.#withRole("mail-attachment")) {
      if (attachment.fileName.startsWith(`${stem}-pj-`)) parts.push(await this.#file(attachment, "attachment"));
    }
    return parts;
  }

  async files(): Promise<ExhibitPart[]> {
    const parts: ExhibitPart[] = [];
    for (const artifact of this.#artifacts) {
      const { role } = artifact;
      if (role === "note")
        parts.push({ kind: "text", role: "note", name: artifact.fileName, ...(await this.#text(artifact)) });
      const isMailFile = role === "original" && /\.msg$/.test(artifact.fileName);
      if (role === "file" || (role === "original" && !isMailFile)) parts.push(await this.#file(artifact, "file"));
      if (role === "image") parts.push(await this.#file(artifact, "image"));
    }
    return parts;
  }

  /** Where a page has nothing to look at. */
  async pageText(): Promise<ExhibitPart[]> {
    const parts: ExhibitPart[] = [];
    for (const artifact of this.#artifacts.filter(({ role }) => role === "text" || role === "selection")) {
      parts.push({ kind: "text", role: "text", name: artifact.fileName, ...(await this.#text(artifact)) });
    }
    return parts;
  }

  async #file(artifact: Artifact, role: "file" | "attachment" | "image"): Promise<ExhibitPart> {
    const { fileName: name, sizeBytes, mediaType } = artifact;
    const notShown = (reason: "kind" | "picture" | "pdf"): ExhibitPart => ({
      kind: "not-shown",
      name,
      sizeBytes,
      reason,
    });
    const type = mediaType.split(";")[0]?.trim().toLowerCase() ?? "";
    if (sizeBytes > MAX_SHOWN_BYTES) return notShown("kind");
    if (type === "application/pdf") {
      try {
        const bytes = new Uint8Array(await (await this.#readArtifact(artifact.id)).arrayBuffer());
        return {
          kind: "foreign",
          role: role === "attachment" ? "attachment" : "file",
          name,
          pdf: await openForeignPdf(bytes),
        };
      } catch {
        return notShown("pdf");
      }
    }
    if (type.startsWith("image/")) {
      const [picture] = await this.#pictures([artifact]);
      return picture ? { kind: "picture", role, name, picture } : notShown("picture");
    }
    if (type.startsWith("text/") && type !== "text/html" && role !== "image") {
      return { kind: "text", role, name, ...(await this.#text(artifact)) };
    }
    return notShown("kind");
  }

  #withRole(role: Artifact["role"]): Artifact[] {
    return this.#artifacts.filter((artifact) => artifact.role === role);
  }

  async #pictures(artifacts: readonly Artifact[]): Promise<LoadedPicture[]> {
    const pictures: LoadedPicture[] = [];
    for (const { id, mediaType } of artifacts) {
      const blob = await this.#readArtifact(id);
      const picture = await loadPicture(new Blob([blob], { type: mediaType }), this.#ports);
      if (picture) pictures.push(picture);
    }
    return pictures;
  }

  async #text({ id }: Artifact): Promise<{ text: string; cut: boolean }> {
    const blob = await this.#readArtifact(id);
    // a character takes at most four bytes
    const text = await blob.slice(0, 4 * MAX_TEXT).text();
    return { text: text.slice(0, MAX_TEXT), cut: text.length > MAX_TEXT || blob.size > 4 * MAX_TEXT };
  }

  async #textLayer(): Promise<TextLayer | null> {
    const [artifact] = this.#withRole("text-layer");
    if (!artifact) return null;
    try {
      const parsed = v.safeParse(TextLayerSchema, JSON.parse(await (await this.#readArtifact(artifact.id)).text()));
      return parsed.success ? parsed.output : null;
    } catch {
      return null;
    }
  }
}

type ScreenshotPart = Extract<ExhibitPart, { kind: "screenshot" }>;

function parseAuthentication(json: string): MailAuthentication | null {
  const parsed = v.safeParse(MailAuthenticationSchema, JSON.parse(json));
  return parsed.success ? parsed.output : null;
}

function scrollPosition(record: CaptureRecord | null): { x: number; y: number } | null {
  const position = record?.page?.scrollPosition;
  return typeof position === "object" ? position : null;
}

function pixelRatio(record: CaptureRecord | null): number {
  const ratio = record?.environment.devicePixelRatio;
  return typeof ratio === "number" && ratio > 0 ? ratio : 1;
}
