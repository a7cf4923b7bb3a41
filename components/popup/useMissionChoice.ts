import { useState } from "react";
import { EMPTY_MISSION_DRAFT, type Mission } from "../../utils/core";
import { pickableMissions } from "../mission/mission-filter";
import { useClient } from "../ui/services";
import { useQuery } from "../ui/useQuery";

export interface MissionChoice {
  readonly loaded: boolean;
  /** Last used first. */
  readonly missions: readonly Mission[];
  readonly selected: Mission | null;
  readonly query: string | null;
  /** Whether a capture has a mission to go to, be it one that is only typed yet. */
  readonly ready: boolean;
  readonly error: unknown;
  setQuery(query: string | null): void;
  select(mission: Mission): void;
  create(title: string): Promise<Mission | null>;
  /** The selected mission, or the typed one, created. */
  ensure(): Promise<Mission | null>;
}

/** The last used mission until the user chooses another; the choice is remembered by the background. */
export function useMissionChoice(): MissionChoice {
  const client = useClient();
  const list = useQuery("missions.list", {});
  const [chosen, setChosen] = useState<Mission | null>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [creating, setCreating] = useState(false);

  const listed = pickableMissions(list.data ?? []);
  // a mission that was just created may not be in the list yet
  const missions = chosen && !listed.some(({ id }) => id === chosen.id) ? [chosen, ...listed] : listed;
  const selected = chosen ?? missions[0] ?? null;
  const typed = (query ?? "").trim();

  const create = async (title: string): Promise<Mission | null> => {
    setError(null);
    setCreating(true);
    try {
      const mission = await client.request("missions.create", { ...EMPTY_MISSION_DRAFT, title });
      setChosen(mission);
      setQuery(null);
      return mission;
    } catch (thrown) {
      setError(thrown);
      return null;
    } finally {
      setCreating(false);
    }
  };

  return {
    loaded: list.data !== undefined || list.error !== null,
    missions,
    selected,
    query,
    // never into the mission before, while another is typed or being created
    ready: !creating && (typed === "" ? selected !== null : missions.length === 0),
    error: error ?? list.error,
    setQuery,
    select(mission) {
      setChosen(mission);
      setQuery(null);
      client.request("missions.use", { missionId: mission.id }).catch(setError);
    },
    create,
    ensure: () => (selected ? Promise.resolve(selected) : create(typed)),
  };
}
