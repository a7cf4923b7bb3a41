const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/** Whether text has letters of a script that is written from right to left (Hebrew, Arabic and their like). */
export function isRightToLeft(text: string): boolean {
  return RIGHT_TO_LEFT.test(text);
}
