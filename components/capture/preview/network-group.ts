import { i18n } from "#i18n";
import { type CaptureRecord, NOT_COLLECTED, type Redirect, type TlsReport } from "../../../utils/core";
import { formatExactTime } from "../../ui/format";
import { type Fact, type FactGroup, known, lines, pairs, text, type Unknown, yesNo } from "./fact-values";

/** What the server answered; what an older record had no word for is not shown. */
export function networkGroup({ network }: CaptureRecord): FactGroup {
  return {
    title: i18n.t("record.group_network"),
    facts: [
      [i18n.t("record.http_status"), known(network.httpStatus, String)],
      ...newer(network.statusLine, (line) => [[i18n.t("record.status_line"), line]]),
      ...newer(network.redirects, (redirects) => [
        [i18n.t("record.answers_before"), lines(redirects.map(redirectLine))],
      ]),
      [i18n.t("record.headers"), known(network.headers, pairs)],
      ...newer(network.headersLeftOut, (names) => [[i18n.t("record.headers_left_out"), lines(names)]]),
      [i18n.t("record.server_ip"), text(network.serverIp)],
      [i18n.t("record.tls"), text(network.tlsCertificate)],
      ...newer(network.tls, tlsFacts),
      [i18n.t("record.public_ip"), text(network.publicIp)],
    ],
  };
}

function newer<T>(value: T | Unknown | undefined, show: (value: T) => Fact[]): Fact[] {
  return value === undefined || value === NOT_COLLECTED ? [] : show(value as T);
}

function redirectLine({ url, httpStatus, statusLine, serverIp }: Redirect): string {
  const from = serverIp === NOT_COLLECTED ? url : `${url} (${serverIp})`;
  return `${statusLine || httpStatus} · ${from}`;
}

function tlsFacts({ protocol, cipher, trusted, certificates }: TlsReport): Fact[] {
  return [
    [i18n.t("record.tls_connection"), [protocol, cipher].filter(Boolean).join(", ")],
    [i18n.t("record.tls_trusted"), yesNo(trusted)],
    [i18n.t("record.tls_chain"), certificates.map(certificateLines).join("\n\n")],
  ];
}

function certificateLines(certificate: TlsReport["certificates"][number]): string {
  const { subject, issuer, serialNumber, validFrom, validTo, sha256 } = certificate;
  const validity = i18n.t("record.tls_validity", [formatExactTime(validFrom), formatExactTime(validTo)]);
  return [subject, i18n.t("record.tls_issuer", [issuer]), validity, serialNumber, `SHA-256 ${sha256}`].join("\n");
}
