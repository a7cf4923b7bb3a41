import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import type { RequestListener } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface HttpsServer {
  /** Host to port, as the driver maps them. */
  readonly hostMap: Readonly<Record<string, number>>;
  /** Of its certificate in DER, by another program's count. */
  readonly certificateSha256: string;
  close(): Promise<void>;
}

/** A local HTTPS server for hosts of others, with a key and a certificate of this run. */
export async function startHttpsServer(hosts: readonly string[], listener: RequestListener): Promise<HttpsServer> {
  const identity = selfSigned(hosts);
  const server = createServer(identity, listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    hostMap: Object.fromEntries(hosts.map((host) => [host, port])),
    certificateSha256: new X509Certificate(identity.cert).fingerprint256.replaceAll(":", "").toLowerCase(),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function selfSigned(hosts: readonly string[]): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "bordereau-tls-"));
  try {
    const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
    const options = ["-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
    const names = `subjectAltName=${hosts.map((host) => `DNS:${host}`).join(",")}`;
    const subject = ["-subj", "/CN=mapped.test", "-addext", names];
    execFileSync("openssl", ["req", ...options, ...subject, "-keyout", key, "-out", cert], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
