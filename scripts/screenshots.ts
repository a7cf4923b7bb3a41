import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { request } from "../tests/e2e/support/background.ts";
import { DEFAULT_SETTINGS, EMPTY_MISSION_DRAFT, type EvidenceKind, type MissionDraft } from "../utils/core/index.ts";
import { pictureDocuments } from "./documents-picture.ts";
import {
  type BrowserDriver,
  captureOutcome,
  DESK,
  launchBrowser,
  openMission,
  openPopup,
  type PageHandle,
  POPUP,
  waitForElement,
} from "./driver/index.ts";
import { pictureMail } from "./mail-picture.ts";
import { IMAGES, picture } from "./picture.ts";
import { pictureProof } from "./proof-picture.ts";
import { type SAMPLE_PAGES, startSampleServer } from "./start/sample-server.ts";

/*
 * npx tsx scripts/screenshots.ts
 * Makes the pictures of README and guide with the built extension, in a mission filled as a freelancer would.
 */

// freelancers of the pictures live in Lyon
process.env.TZ = "Europe/Paris";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const CAPTURE_TIMEOUT_MS = 150_000;
const WINDOW = { width: 1280, height: 800 };

/** Where the bundled pages seem to be, with titles of their own: a name reserved for examples (RFC 6761). */
const HOST = "boulangerie-martin.example";

type Language = "en" | "fr";

interface Shot {
  readonly path: (typeof SAMPLE_PAGES)[number];
  readonly kind: EvidenceKind;
  readonly title: string;
  readonly note: string;
}

interface Scene {
  readonly owner: { readonly ownerName: string; readonly ownerRole: string };
  readonly mission: MissionDraft;
  readonly others: readonly MissionDraft[];
  readonly shots: readonly Shot[];
  readonly meeting: { readonly title: string; readonly text: string };
  readonly contract: { readonly file: string; readonly title: string; readonly note: string };
}

const draft = (fields: Partial<MissionDraft>): MissionDraft => ({ ...EMPTY_MISSION_DRAFT, trade: "tech", ...fields });

const SCENES: Readonly<Record<Language, Scene>> = {
  fr: {
    owner: { ownerName: "Camille Durand", ownerRole: "Développeuse web indépendante" },
    mission: draft({
      title: "Refonte du site de la boulangerie Martin",
      client: "Boulangerie Martin",
      reference: "Devis 2026-041",
      startDate: "2026-09-14",
      endDate: "2026-12-18",
      amountCents: 480_000,
      parties: [
        { role: "provider", name: "Camille Durand", details: "Micro-entreprise" },
        { role: "client", name: "Boulangerie Martin SARL", details: "12 rue du Four, Lyon" },
      ],
    }),
    others: [
      draft({
        title: "Identité visuelle",
        client: "Cabinet Leroy",
        reference: "Devis 2026-038",
        startDate: "2026-10-05",
      }),
      draft({ title: "Photographies du catalogue d’hiver", client: "Savonnerie du Port", reference: "BC 5512" }),
    ],
    shots: [
      {
        path: "/tabler/index.html",
        kind: "deliverable",
        title: "Tableau de bord des commandes, livré sur le site de test",
        note: "Deuxième version, avec les remarques du 2 novembre.",
      },
      {
        path: "/swagger/index.html",
        kind: "deliverable",
        title: "Documentation de l’interface de commande",
        note: "Remise avec le lot 2.",
      },
      { path: "/py/library/functions.html", kind: "page", title: "Aide du site, avant mise en ligne", note: "" },
    ],
    meeting: {
      title: "Appel de M. Martin : lot 2 validé",
      text: "M. Martin valide le tableau de bord et demande la mise en ligne avant le 18 décembre.",
    },
    contract: { file: "Devis-2026-041-signe.pdf", title: "Devis signé", note: "Signé par M. Martin le 11 septembre." },
  },
  en: {
    owner: { ownerName: "Camille Durand", ownerRole: "Freelance web developer" },
    mission: draft({
      title: "New website for Martin’s Bakery",
      client: "Martin’s Bakery",
      reference: "Quote 2026-041",
      startDate: "2026-09-14",
      endDate: "2026-12-18",
      amountCents: 480_000,
    }),
    others: [
      draft({ title: "Visual identity", client: "Leroy & Partners", reference: "Quote 2026-038" }),
      draft({ title: "Photographs for the winter catalogue", client: "Harbour Soaps", reference: "PO 5512" }),
    ],
    shots: [
      {
        path: "/tabler/index.html",
        kind: "deliverable",
        title: "Order dashboard, delivered on the test site",
        note: "Second version, with the remarks of 2 November.",
      },
      {
        path: "/swagger/index.html",
        kind: "deliverable",
        title: "Documentation of the ordering interface",
        note: "Handed over with part 2.",
      },
      { path: "/py/library/functions.html", kind: "page", title: "Help pages, before they go live", note: "" },
    ],
    meeting: {
      title: "Call from Mr Martin: part 2 approved",
      text: "Mr Martin approves the dashboard and asks for it to go live before 18 December.",
    },
    contract: {
      file: "Quote-2026-041-signed.pdf",
      title: "Signed quote",
      note: "Signed by Mr Martin on 11 September.",
    },
  },
};

/** Puts a picture into docs/images in the fewest bytes that lose nothing. */
/** A PDF of one line; readers rebuild the cross-reference table that it lacks. */
function minimalPdf(line: string): string {
  const content = `BT /F1 18 Tf 60 760 Td (${line}) Tj ET`;
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${content.length}>>stream
${content}
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;
}

/** Adds one file over the channel that the desk uses; answers its capture. */
async function addFile(
  desk: PageHandle,
  missionId: string,
  file: string,
  text: string,
  datedAt: string,
): Promise<string> {
  return desk.evaluate(
    async (order) => {
      const channel = crypto.randomUUID();
      const offer = new BroadcastChannel(channel);
      const blobs = [new Blob([order.text], { type: "application/pdf" })];
      offer.onmessage = ({ data }) => data === "ready" && offer.postMessage(blobs);
      const { missionId, datedAt } = order;
      const payload = { missionId, kind: "contract", title: "", note: "", datedAt, channel, names: [order.file] };
      const reply = (await chrome.runtime.sendMessage({ request: "files.add", payload })) as {
        answer: { id: string }[];
      };
      offer.close();
      return reply.answer[0]?.id ?? "";
    },
    { missionId, file, text, datedAt },
  );
}

const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

/** Everything but the captures of pages; answers the mission's identifier. */
async function fill(driver: BrowserDriver, scene: Scene): Promise<string> {
  const desk = await driver.openExtensionPage("options.html");
  await request(desk, "settings.set", { ...DEFAULT_SETTINGS, ...scene.owner });
  for (const [index, other] of scene.others.entries()) {
    const { id } = await request(desk, "missions.create", other);
    const { title, text } = scene.meeting;
    await request(desk, "notes.create", {
      missionId: id,
      kind: "meeting",
      title,
      text,
      datedAt: hoursAgo(200 + index),
    });
  }
  const { id } = await request(desk, "missions.create", scene.mission);
  const { file, title, note } = scene.contract;
  const contractId = await addFile(desk, id, file, minimalPdf(title), "2026-09-11T09:00:00.000Z");
  await request(desk, "captures.annotate", { captureId: contractId, title, note, kind: "contract" });
  await request(desk, "notes.create", { missionId: id, kind: "validation", ...scene.meeting, datedAt: hoursAgo(26) });
  await desk.close();
  return id;
}

/** Captures pages through the popup, which is photographed on the way where a name is given. Answers the captures. */
async function captureShots(driver: BrowserDriver, shots: readonly Shot[], name: string | null): Promise<string[]> {
  const captures: string[] = [];
  for (const [index, shot] of shots.entries()) {
    const page = await driver.openPage(`http://${HOST}${shot.path}`);
    await page.evaluate((title) => {
      document.title = title;
    }, shot.title);
    const popup = await openPopup(driver, page);
    await popup.fill(POPUP.kindSelect, shot.kind);
    if (shot.note !== "") await popup.fill(POPUP.noteInput, shot.note);
    const last = name === "fr-popup" && index === shots.length - 1;
    if (index === 0 && name !== null) await picture(popup, name);
    await popup.click(POPUP.capturePage);
    if (last) {
      await popup.waitFor(() => document.querySelectorAll("li[data-state=done]").length >= 4, undefined, {
        timeoutMs: CAPTURE_TIMEOUT_MS,
      });
      await picture(popup, "fr-popup-running");
    }
    const { captureId } = await captureOutcome(popup);
    captures.push(captureId);
    if (last) await picture(popup, "fr-popup-result");
    await popup.close();
    await page.close();
  }
  return captures;
}

async function picturePreview(
  driver: BrowserDriver,
  missionId: string,
  captureId: string,
  name: string,
  tab: string,
): Promise<void> {
  const desk = await driver.openExtensionPage(`options.html#/missions/${missionId}/captures/${captureId}`);
  await desk.click({ testId: `preview-tab-${tab}` });
  if (tab === "screenshot") {
    await desk.waitFor(() =>
      [...document.querySelectorAll("img")].some((image) => image.complete && image.naturalWidth > 300),
    );
  }
  await picture(desk, name);
  await desk.close();
}

async function pictureExport(driver: BrowserDriver, scene: Scene): Promise<void> {
  const desk = await openMission(driver, scene.mission.title);
  await desk.click(DESK.exportOpen);
  await desk.click(DESK.exportStart);
  await waitForElement(desk, DESK.exportResult);
  await picture(desk, "fr-export");
  await desk.close();
}

async function makePictures(language: Language, colorScheme: "light" | "dark"): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "bordereau-screenshots-"));
  const server = await startSampleServer();
  const driver = await launchBrowser("chromium", {
    extensionDir: join(ROOT, ".output/chrome-mv3"),
    downloadDir: join(folder, "downloads"),
    windowSize: WINDOW,
    hostMap: { [HOST]: Number(new URL(server.origin).port) },
    language,
    colorScheme,
  });
  try {
    const scene = SCENES[language];
    const missionId = await fill(driver, scene);
    if (colorScheme === "light") {
      const captures = await captureShots(driver, scene.shots, `${language}-popup`);
      const [first = "", second = ""] = captures;
      const desk = await openMission(driver, scene.mission.title);
      await desk.waitFor((count) => document.images.length >= count, scene.shots.length);
      await picture(desk, `${language}-mission`);
      await desk.close();
      if (language === "en") return;
      await picturePreview(driver, missionId, first, "fr-capture", "screenshot");
      await picturePreview(driver, missionId, second, "fr-record", "record");
      for (const page of ["missions", "settings"]) {
        const tab = await driver.openExtensionPage(`options.html#/${page}`);
        await tab.waitFor(
          () => document.querySelector("h1") !== null && document.querySelector(".mantine-Skeleton-root") === null,
        );
        await picture(tab, `fr-${page}`);
        await tab.close();
      }
      await pictureExport(driver, scene);
    } else {
      const captures = await captureShots(driver, scene.shots.slice(0, 1), null);
      await picturePreview(driver, missionId, captures[0] ?? "", `${language}-capture-dark`, "screenshot");
    }
  } finally {
    await driver.close();
    await server.close();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

mkdirSync(IMAGES, { recursive: true });
await makePictures("fr", "light");
await makePictures("en", "light");
await makePictures("en", "dark");
for (const language of ["fr", "en"] as const) {
  await pictureMail(language);
  await pictureProof(language);
  await pictureDocuments(language);
}
