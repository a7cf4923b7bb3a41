import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import JSZip from "jszip";
import { PNG } from "pngjs";
import { addFile, request } from "./screenshots/background.ts";
import { type SceneText, SCENES } from "./screenshots/scenes.ts";
