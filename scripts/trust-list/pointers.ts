import type { Element } from "happy-dom";
import { certificateFrom, certificateSha256 } from "./certificate.ts";
import { childrenOf, elementAt, textAt } from "./parse-xml.ts";

const LIST_OF_LISTS = "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUlistofthelists";
const ADDITIONAL_TYPES = "http://uri.etsi.org/02231/v2/additionaltypes#";
const XML_LIST = "application/vnd.etsi.tsl+xml";

/** Where the list of lists says that a member state's list is, and who signs it (TS 119 612, 5.3.13). */
export interface ListPointer {
  /** Two letters; Greece is EL. */
  readonly territory: string;
  readonly url: string;
  readonly signersSha256: ReadonlySet<string>;
}

export interface Pointers {
  readonly pointers: readonly ListPointer[];
  readonly problems: readonly string[];
}

/** The pointers to XML lists; those to itself and to PDF files are passed over. Throws on another kind of list. */
export function readPointers(root: Element): Pointers {
  const scheme = elementAt(root, "SchemeInformation");
  if (textAt(scheme, "TSLType") !== LIST_OF_LISTS) throw new Error("is not the EU's list of trusted lists");
  const pointers: ListPointer[] = [];
  const problems: string[] = [];
  for (const element of childrenOf(elementAt(scheme, "PointersToOtherTSL"), "OtherTSLPointer")) {
    const url = textAt(element, "TSLLocation");
    const facts = childrenOf(elementAt(element, "AdditionalInformation"), "OtherInformation");
    const fact = (name: string, namespace?: string) =>
      facts.flatMap((each) => childrenOf(each, name, namespace))[0]?.textContent.trim() ?? "";
    if (fact("MimeType", ADDITIONAL_TYPES) !== XML_LIST || fact("TSLType") === LIST_OF_LISTS) continue;
    const territory = fact("SchemeTerritory");
    if (!/^[A-Z]{2}$/.test(territory)) problems.push(`the pointer to ${url} names no country`);
    else if (pointers.some((other) => other.territory === territory)) problems.push(`${territory} is pointed to twice`);
    else pointers.push({ territory, url, signersSha256: new Set(signersOf(element)) });
  }
  if (pointers.length === 0) problems.push("the list of lists points to no list");
  return { pointers, problems };
}

function signersOf(pointer: Element): string[] {
  return childrenOf(elementAt(pointer, "ServiceDigitalIdentities"), "ServiceDigitalIdentity")
    .flatMap((identity) => childrenOf(identity, "DigitalId"))
    .flatMap((id) => childrenOf(id, "X509Certificate"))
    .map(({ textContent }) => certificateSha256(certificateFrom(textContent)));
}
