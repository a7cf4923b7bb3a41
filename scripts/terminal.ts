/** Text from a file without what a terminal would obey or reorder (ECMA-48, UAX #9), as JSON escapes. */
export function harmless(text: string, allowed = ""): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, (character) =>
    character === allowed ? character : `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`,
  );
}

/** Runs a program with what its command line gives; it ends with the code that it answers, with 2 where it throws. */
export function runProgram(main: (args: string[]) => Promise<number>): void {
  main(process.argv.slice(2)).then(
    (code) => {
      process.exitCode = code;
    },
    (thrown: unknown) => {
      process.stderr.write(`${harmless(String(thrown))}\n`);
      process.exitCode = 2;
    },
  );
}
