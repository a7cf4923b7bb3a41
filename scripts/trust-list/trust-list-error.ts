/** Lists that cannot be relied on; each problem names its list. */
export class TrustListError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "TrustListError";
  }
}
