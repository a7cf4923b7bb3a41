import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from "@mantine/core";

/** Ink blue: the only saturated colour that is not a warning. */
const ink: MantineColorsTuple = [
  "#eef3f8",
  "#dae5ef",
  "#bccfe1",
  "#9bb8d5",
  "#7fa3c8",
  "#5b84b1",
  "#3f6a9a",
  "#2a5280",
  "#1d3f68",
  "#142c4b",
];

const brick: MantineColorsTuple = [
  "#fcf0ed",
  "#f8ddd6",
  "#f0bcae",
  "#ea9f8d",
  "#e08670",
  "#cc5f47",
  "#b5452e",
  "#9c3522",
  "#85291a",
  "#611c11",
];

const gray: MantineColorsTuple = [
  "#f7f8f9",
  "#eff1f4",
  "#e3e7ec",
  "#d3d9e0",
  "#bcc5cf",
  "#8b96a4",
  "#586474",
  "#434e5c",
  "#2e3742",
  "#1a222c",
];

const dark: MantineColorsTuple = [
  "#d9e0e8",
  "#c0cad5",
  "#a9b5c3",
  "#8794a5",
  "#465365",
  "#323e4d",
  "#26303d",
  "#1d2630",
  "#151c25",
  "#0d1219",
];

/** Palatino and its metric twins: present on every desktop system, and close to how files and deeds are set. */
const HEADING_FONT =
  "'Iowan Old Style', 'Palatino Linotype', Palatino, 'URW Palladio L', P052, 'Book Antiqua', Georgia, serif";

export const theme = createTheme({
  colors: { ink, brick, gray, dark },
  primaryColor: "ink",
  primaryShade: { light: 8, dark: 6 },
  components: {
    Modal: { styles: { title: { fontFamily: HEADING_FONT, fontSize: "1.25rem", fontWeight: 600 } } },
    // a dialog's header is not the page's banner
    ModalHeader: { defaultProps: { role: "presentation" } },
    DrawerHeader: { defaultProps: { role: "presentation" } },
  },
  black: "#17202b",
  defaultRadius: "sm",
  respectReducedMotion: true,
  cursorType: "pointer",
  fontFamily: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'Helvetica Neue', Arial, sans-serif",
  headings: {
    fontFamily: HEADING_FONT,
    fontWeight: "600",
    textWrap: "balance",
    sizes: {
      h1: { fontSize: "1.75rem", lineHeight: "1.25" },
      h2: { fontSize: "1.25rem", lineHeight: "1.35" },
      h3: { fontSize: "1.0625rem", lineHeight: "1.4" },
    },
  },
});

/** Mantine's secondary text and placeholders stay under 4.5:1; the tones are for states (`Callout`, `Tag`). */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    "--mantine-color-dimmed": gray[6],
    "--mantine-color-placeholder": "#6a7583",
    "--mantine-color-error": brick[7],
    "--mantine-color-default-border": gray[4],
    "--desk-canvas": "#f5f4f0",
    "--desk-surface": "#ffffff",
    "--desk-sunken": "#faf9f6",
    "--desk-line": "#e0ddd5",
    "--tone-info": ink[8],
    "--tone-info-soft": ink[0],
    "--tone-ok": "#1f5c3d",
    "--tone-ok-soft": "#e8f3ec",
    "--tone-warn": "#7a4a00",
    "--tone-warn-soft": "#fdf3dd",
    "--tone-bad": brick[8],
    "--tone-bad-soft": brick[0],
  },
  dark: {
    "--mantine-color-dimmed": dark[2],
    "--mantine-color-placeholder": "#94a1b1",
    "--mantine-color-error": brick[3],
    "--mantine-color-anchor": ink[2],
    "--desk-canvas": dark[8],
    "--desk-surface": dark[7],
    "--desk-sunken": "#19212b",
    "--desk-line": "#2f3a48",
    "--tone-info": ink[2],
    "--tone-info-soft": "#1e2f44",
    "--tone-ok": "#93d3ae",
    "--tone-ok-soft": "#173327",
    "--tone-warn": "#f0c674",
    "--tone-warn-soft": "#3a2d12",
    "--tone-bad": brick[3],
    "--tone-bad-soft": "#43211a",
  },
});
