import { startDaemon } from "./daemon.ts";
import { ImapClient } from "./imap-client.ts";
import { freePort, listens } from "./ports.ts";
import type { Webmail } from "./webmail.ts";
import type { Workspace } from "./workspace.ts";

export const DOVECOT_PACKAGES = ["dovecot-imapd"];

/** What a webmail passes on. */
export interface Dovecot extends Pick<Webmail, "user" | "password" | "deliver" | "imap"> {
  readonly port: number;
}

/** Starts an IMAP server for one user. */
export async function startDovecot(workspace: Workspace, user: string): Promise<Dovecot> {
  const password = "correct-horse";
  const port = await freePort();
  workspace.makeFolder("mail");
  workspace.write("dovecot/users", `${user}:{PLAIN}${password}\n`);
  const configFile = workspace.write("dovecot/dovecot.conf", configuration(workspace, port));
  await startDaemon(workspace, { program: "dovecot", args: ["-F", "-c", configFile], answers: () => listens(port) });
  const imap = () => ImapClient.logIn(port, user, password);
  return {
    port,
    user,
    password,
    imap,
    async deliver(bytes) {
      const client = await imap();
      try {
        return { uid: await client.append("INBOX", bytes) };
      } finally {
        await client.logOut();
      }
    },
  };
}

/** Everything runs as one account: no chroot, and no user to change to. Messages are stored with their CRLF. */
function configuration(workspace: Workspace, port: number): string {
  const { name, group, uid, gid } = workspace.account;
  return `
base_dir = ${workspace.path("dovecot", "run")}
state_dir = ${workspace.path("dovecot", "state")}
log_path = /dev/stderr
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_max_userip_connections = 50

default_internal_user = ${name}
default_internal_group = ${group}
default_login_user = ${name}
first_valid_uid = ${uid}
first_valid_gid = ${gid}

mail_location = maildir:${workspace.path("mail")}/%u
mail_save_crlf = yes
namespace inbox {
  inbox = yes
}

passdb {
  driver = passwd-file
  args = ${workspace.path("dovecot", "users")}
}
userdb {
  driver = static
  args = uid=${uid} gid=${gid} home=${workspace.path("mail")}/%u
}

service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  chroot =
}
`;
}
