import type { TestCertificate } from "../timestamp-authority/test-pki";

const TYPES = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType";
const STATUS = "http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus";
export const QTST = "http://uri.etsi.org/TrstSvc/Svctype/TSA/QTST";
export const PLAIN_TSA = "http://uri.etsi.org/TrstSvc/Svctype/TSA";

export interface TestState {
  /** Its last part, such as `granted`. */
  readonly status: string;
  readonly from: string;
  readonly type?: string;
  readonly certificates?: readonly TestCertificate[];
}

export interface TestService {
  /** In English and other languages, by tag. */
  readonly names?: Readonly<Record<string, string>>;
  /** Newest first; the first is the current one. */
  readonly states: readonly TestState[];
}

export interface TestList {
  readonly territory?: string;
  readonly nextUpdate?: string;
  /** Of all elements; empty for the default namespace. */
  readonly prefix?: string;
  readonly services: readonly TestService[];
}

export interface TestPointer {
  readonly territory?: string;
  readonly url?: string;
  readonly mimeType?: string;
  readonly signers: readonly TestCertificate[];
}

type Write = (name: string, content: string, attributes?: string) => string;

/** A member state's list after TS 119 612, in canonical form, without its signature. */
export function nationalList({ territory = "FR", prefix = "", services, ...more }: TestList): string {
  const write = writer(prefix);
  const provider = write("TSPInformation", write("TSPName", name(write, "en", "Test provider")));
  const written = services.map((service) => serviceText(write, service)).join("");
  const providers = write("TrustServiceProvider", provider + write("TSPServices", written));
  const scheme = schemeText(write, "EUgeneric", territory, more.nextUpdate);
  return root(write, prefix, scheme + write("TrustServiceProviderList", providers));
}

/** The list of lists, in canonical form, without its signature. */
export function listOfLists(pointers: readonly TestPointer[], prefix = ""): string {
  const write = writer(prefix);
  const own = pointerText(write, { territory: "EU", signers: [] }, "EUlistofthelists");
  const others = pointers.map((pointer) => pointerText(write, pointer, "EUgeneric")).join("");
  return root(
    write,
    prefix,
    schemeText(write, "EUlistofthelists", "EU", undefined, write("PointersToOtherTSL", own + others)),
  );
}

function writer(prefix: string): Write {
  const tag = (name: string) => (prefix === "" ? name : `${prefix}:${name}`);
  return (name, content, attributes = "") => `<${tag(name)}${attributes}>${content}</${tag(name)}>`;
}

function root(write: Write, prefix: string, content: string): string {
  const declaration = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  return write("TrustServiceStatusList", content, ` ${declaration}="http://uri.etsi.org/02231/v2#" Id="list"`);
}

function schemeText(write: Write, type: string, territory: string, nextUpdate = "2026-06-01T00:00:00Z", pointers = "") {
  return write(
    "SchemeInformation",
    write("TSLVersionIdentifier", "6") +
      write("TSLType", `${TYPES}/${type}`) +
      (territory === "" ? "" : write("SchemeTerritory", territory)) +
      pointers +
      write("ListIssueDateTime", "2026-01-01T00:00:00Z") +
      write("NextUpdate", nextUpdate === "" ? "" : write("dateTime", nextUpdate)),
  );
}

function pointerText(
  write: Write,
  { territory = "FR", url = `https://lists.test/${territory}.xml`, mimeType, signers }: TestPointer,
  type: string,
): string {
  const mime = mimeType ?? "application/vnd.etsi.tsl+xml";
  const facts = [
    write("TSLType", `${TYPES}/${type}`),
    ...(territory === "" ? [] : [write("SchemeTerritory", territory)]),
    `<more:MimeType xmlns:more="http://uri.etsi.org/02231/v2/additionaltypes#">${mime}</more:MimeType>`,
  ];
  return write(
    "OtherTSLPointer",
    write("ServiceDigitalIdentities", write("ServiceDigitalIdentity", digitalIds(write, signers))) +
      write("TSLLocation", url) +
      write("AdditionalInformation", facts.map((fact) => write("OtherInformation", fact)).join("")),
  );
}

function serviceText(write: Write, { names = { en: "Test service" }, states }: TestService): string {
  const [current = "", ...history] = states.map(
    ({ status, from, type = QTST, certificates = [] }) =>
      write("ServiceTypeIdentifier", type) +
      write(
        "ServiceName",
        Object.entries(names)
          .map(([language, text]) => name(write, language, text))
          .join(""),
      ) +
      write("ServiceDigitalIdentity", digitalIds(write, certificates)) +
      write("ServiceStatus", `${STATUS}/${status}`) +
      write("StatusStartingTime", from),
  );
  const instances = history.map((state) => write("ServiceHistoryInstance", state)).join("");
  return write("TSPService", write("ServiceInformation", current) + write("ServiceHistory", instances));
}

function digitalIds(write: Write, certificates: readonly TestCertificate[]): string {
  return certificates
    .map(({ der }) => write("DigitalId", write("X509Certificate", Buffer.from(der).toString("base64"))))
    .join("");
}

function name(write: Write, language: string, text: string): string {
  return write("Name", text, ` xml:lang="${language}"`);
}
