import type { Element } from "happy-dom";
import type { QualifiedService } from "../../utils/integrity/rfc3161/index.ts";
import { certificateFrom, certificateSha256 } from "./certificate.ts";
import { grantedPeriods } from "./granted-periods.ts";
import { timeFrom } from "./list-times.ts";
import { childrenOf, elementAt, textAt } from "./parse-xml.ts";

const QUALIFIED_TIMESTAMPS = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";

/**
 * The one status that means qualified. "undersupervision", "accredited" and "supervisionincessation" are of the time
 * before eIDAS, which had no qualified timestamps: TS 119 612, annex J, has services of this type that had one of them
 * begin with "withdrawn" on 1 July 2016.
 */
const GRANTED = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted";

export interface TimestampServices {
  readonly services: readonly QualifiedService[];
  readonly warnings: readonly string[];
}

/** What a national list says of qualified timestamp services; one that cannot be read is left out, with a warning. */
export function readTimestampServices(root: Element, country: string): TimestampServices {
  const services: QualifiedService[] = [];
  const warnings: string[] = [];
  for (const provider of childrenOf(elementAt(root, "TrustServiceProviderList"), "TrustServiceProvider")) {
    for (const service of childrenOf(elementAt(provider, "TSPServices"), "TSPService")) {
      if (!statesOf(service).some(isTimestamping)) continue;
      const name = nameOf(service, provider);
      try {
        services.push(...periodsOf(service, name, country));
      } catch (thrown) {
        warnings.push(`${country}: "${name}" is left out: it ${(thrown as Error).message}`);
      }
    }
  }
  return { services, warnings };
}

/** The current state of a service and, after it, those of its history, newest first (5.6). */
function statesOf(service: Element): Element[] {
  return [
    ...childrenOf(service, "ServiceInformation"),
    ...childrenOf(elementAt(service, "ServiceHistory"), "ServiceHistoryInstance"),
  ];
}

function periodsOf(service: Element, name: string, country: string): QualifiedService[] {
  const states = statesOf(service).map((state) => ({
    from: timeFrom(textAt(state, "StatusStartingTime")),
    isGranted: isTimestamping(state) && textAt(state, "ServiceStatus") === GRANTED,
    certificates: certificatesOf(state),
  }));
  const [current, ...history] = states;
  if (history.some(({ from }) => current && from > current.from))
    throw new Error("has a history that goes on after its current status");
  // A history may identify the service by its key alone (5.6.3): then it had the certificates of today.
  const held = states.map((state) =>
    state.certificates.length > 0 ? state.certificates : (current?.certificates ?? []),
  );
  if (states.some(({ isGranted }, index) => isGranted && held[index]?.length === 0))
    throw new Error("was granted without a certificate");
  return [...new Set(held.flat())].flatMap((certificate) =>
    grantedPeriods(
      states.map(({ from, isGranted }, index) => ({
        from,
        isGranted: isGranted && (held[index] ?? []).includes(certificate),
      })),
    ).map(({ from, until }) => ({
      name,
      country,
      certificateSha256: certificate,
      grantedFrom: from.toISOString(),
      grantedUntil: until?.toISOString() ?? null,
    })),
  );
}

function isTimestamping(state: Element): boolean {
  return textAt(state, "ServiceTypeIdentifier") === QUALIFIED_TIMESTAMPS;
}

function certificatesOf(state: Element): string[] {
  return childrenOf(elementAt(state, "ServiceDigitalIdentity"), "DigitalId")
    .flatMap((id) => childrenOf(id, "X509Certificate"))
    .map(({ textContent }) => certificateSha256(certificateFrom(textContent)));
}

/** The service's name in English, or else its provider's, or else any that it has. */
function nameOf(service: Element, provider: Element): string {
  const names = childrenOf(elementAt(service, "ServiceInformation", "ServiceName"), "Name");
  const providers = childrenOf(elementAt(provider, "TSPInformation", "TSPName"), "Name");
  const isEnglish = (name: Element) => name.getAttribute("xml:lang")?.toLowerCase() === "en";
  const name = names.find(isEnglish) ?? providers.find(isEnglish) ?? names[0] ?? providers[0];
  return name?.textContent.replace(/\s+/g, " ").trim() || "(no name)";
}
