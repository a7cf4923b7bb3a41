export { RgbPngWriter } from "./rgb-png";
