import { NativeSelect, Switch } from "@mantine/core";
import { i18n } from "#i18n";
import type { Settings } from "../../utils/core";
import { formatSize } from "../ui/format";

const BYTES_PER_MB = 1_000_000;
/** What portals and mailboxes take, usually. */
const PORTAL_SIZES_MB = [5, 10, 20, 50, 100] as const;
const NO_LIMIT_BYTES = 1_900_000_000;

interface DocumentOptionsProps {
  readonly settings: Pick<Settings, "documentLanguage" | "exhibitCopies" | "maxBundleBytes">;
  onChange(change: Partial<Settings>): Promise<unknown>;
}

/** How the readable side of a dossier is made. */
export function DocumentOptions({ settings, onChange }: DocumentOptionsProps) {
  const { documentLanguage, exhibitCopies, maxBundleBytes } = settings;
  const sizes = [...new Set([...PORTAL_SIZES_MB.map((size) => size * BYTES_PER_MB), maxBundleBytes, NO_LIMIT_BYTES])];
  return (
    <>
      <NativeSelect
        label={i18n.t("dossier.language")}
        description={i18n.t("dossier.language_help")}
        value={documentLanguage}
        data={[
          { value: "fr", label: i18n.t("dossier.language_fr") },
          { value: "en", label: i18n.t("dossier.language_en") },
        ]}
        onChange={(event) => void onChange({ documentLanguage: event.currentTarget.value === "en" ? "en" : "fr" })}
        data-testid="dossier-language"
      />
      <Switch
        label={i18n.t("dossier.copies")}
        description={i18n.t("dossier.copies_help")}
        checked={exhibitCopies}
        onChange={(event) => void onChange({ exhibitCopies: event.currentTarget.checked })}
        data-testid="dossier-copies"
      />
      <NativeSelect
        label={i18n.t("dossier.bundle_size")}
        description={i18n.t("dossier.bundle_size_help")}
        disabled={!exhibitCopies}
        value={String(maxBundleBytes)}
        data={sizes
          .sort((a, b) => a - b)
          .map((bytes) => ({
            value: String(bytes),
            label: bytes === NO_LIMIT_BYTES ? i18n.t("dossier.bundle_no_limit") : formatSize(bytes),
          }))}
        onChange={(event) => void onChange({ maxBundleBytes: Number(event.currentTarget.value) })}
        data-testid="dossier-bundle-size"
      />
    </>
  );
}
