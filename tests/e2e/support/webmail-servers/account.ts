import { execFileSync } from "node:child_process";
import { userInfo } from "node:os";

/** Who runs the servers. */
export interface Account {
  readonly name: string;
  readonly group: string;
  readonly uid: number;
  readonly gid: number;
  /** What `spawn` needs to run something as this account; nothing where Node runs as it already. */
  readonly identity: { readonly uid?: number; readonly gid?: number };
}

/** Node's own account, or `nobody` where that is root. */
export function serverAccount(): Account {
  const { uid, gid, username } = userInfo();
  if (uid !== 0) return { name: username, group: ask("-gn"), uid, gid, identity: {} };
  const identity = { uid: Number(ask("-u", "nobody")), gid: Number(ask("-g", "nobody")) };
  return { name: "nobody", group: ask("-gn", "nobody"), ...identity, identity };
}

/** The same account in another group, which only root can choose. */
export function inGroup({ identity }: Account, group: string): Account["identity"] {
  const entry = execFileSync("getent", ["group", group], { encoding: "utf8" });
  return identity.uid === undefined ? identity : { ...identity, gid: Number(entry.split(":")[2]) };
}

function ask(...args: string[]): string {
  return execFileSync("id", args, { encoding: "utf8" }).trim();
}
