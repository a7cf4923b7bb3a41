import { useCallback, useEffect, useState } from "react";
import { BordereauError } from "../../utils/core";
import { usePermissions } from "../ui/services";
import { useAction } from "../ui/useAction";

interface CompleteCopies {
  /** Null until the browser has said. */
  readonly granted: boolean | null;
  readonly busy: boolean;
  /** Must be called from a click: nothing is awaited before the browser is asked. */
  ask(): Promise<void>;
  remove(keepMhtml: boolean): Promise<void>;
}

/** The permission to read other sites' parts of a page. */
export function useCompleteCopies(): CompleteCopies {
  const { completeCopies } = usePermissions();
  const { busy, run } = useAction();
  const [granted, setGranted] = useState<boolean | null>(null);

  useEffect(() => {
    completeCopies.isGranted().then(setGranted, () => setGranted(null));
  }, [completeCopies]);

  const ask = useCallback(
    () =>
      run(async () => {
        if (!(await completeCopies.request())) throw new BordereauError("permission-refused");
        setGranted(true);
      }),
    [completeCopies, run],
  );
  const remove = useCallback(
    (keepMhtml: boolean) =>
      run(async () => {
        await completeCopies.remove(keepMhtml);
        setGranted(await completeCopies.isGranted());
      }),
    [completeCopies, run],
  );
  return { granted, busy, ask, remove };
}
