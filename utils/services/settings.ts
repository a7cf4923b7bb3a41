import { DEFAULT_SETTINGS, type Settings } from "../core";
import { canonicalJson, sha256OfText } from "../integrity";
import type { Dependencies } from "./dependencies";

const KEY = "settings";

export async function getSettings({ db }: Pick<Dependencies, "db">): Promise<Settings> {
  return { ...DEFAULT_SETTINGS, ...(await db.get("settings", KEY)) };
}

/** Stores the settings; the journal says which changed, and their hash before and after. */
export async function setSettings(deps: Dependencies, settings: Settings): Promise<Settings> {
  await deps.journal.commit(["settings"], async () => {
    const before = await getSettings(deps);
    const differs = (field: keyof Settings) => canonicalJson(settings[field]) !== canonicalJson(before[field]);
    const fields = (Object.keys(settings) as (keyof Settings)[]).filter(differs);
    return {
      event: {
        type: "settings-changed",
        fields,
        settingsSha256: await sha256OfText(canonicalJson(settings)),
        previousSettingsSha256: await sha256OfText(canonicalJson(before)),
      },
      write: async (transaction) => {
        await transaction.objectStore("settings").put(settings, KEY);
      },
      result: null,
    };
  });
  deps.onChange();
  return settings;
}
