/** Makes a sealed version of a mission's report, as far as a page of the extension must (its PDF is drawn in a worker). */
export interface ReportMaker {
  /** Resolves when the version is in the journal. @throws BordereauError */
  seal(missionId: string): Promise<void>;
}
