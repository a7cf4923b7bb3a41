import { useEffect, useState } from "react";
import { useClient } from "./services";

export interface LoadedBlob {
  /** Undefined while on its way, null where there is none. */
  readonly blob: Blob | null | undefined;
  readonly error: unknown;
}

/** An artifact's bytes or a capture's thumbnail; nothing is asked while `id` is null. */
export function useBlob(source: "artifact" | "thumbnail", id: string | null): LoadedBlob {
  const client = useClient();
  const [state, setState] = useState<LoadedBlob & { id: string | null }>({ id, blob: undefined, error: null });

  useEffect(() => {
    if (id === null) return;
    let current = true;
    client.fetchBlob(source, id).then(
      (blob) => current && setState({ id, blob, error: null }),
      (error: unknown) => current && setState({ id, blob: null, error }),
    );
    return () => {
      current = false;
    };
  }, [client, source, id]);

  return state.id === id ? state : { blob: undefined, error: null };
}
