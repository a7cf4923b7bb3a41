import { type CaptureRecord, NOT_COLLECTED } from "../../core";
import type { LoadReport } from "./load-trace";

/** What a record says of the network; the public address is asked of nobody. */
export function networkReport(load: LoadReport): CaptureRecord["network"] {
  const [certificate] = load.tls?.certificates ?? [];
  return {
    httpStatus: load.httpStatus,
    statusLine: load.statusLine,
    headers: { ...load.headers },
    headersLeftOut: [...load.headersLeftOut],
    redirects: [...load.redirects],
    serverIp: load.serverIp ?? NOT_COLLECTED,
    tlsCertificate: certificate?.sha256 ?? NOT_COLLECTED,
    tls: load.tls ?? NOT_COLLECTED,
    publicIp: NOT_COLLECTED,
  };
}

/** This machine's clock against the site's. */
export function clockReport(load: LoadReport): CaptureRecord["clock"] {
  return load.clock ?? { offsetMs: NOT_COLLECTED, source: NOT_COLLECTED };
}
