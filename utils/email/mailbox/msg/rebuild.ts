import type { CfbNode } from "./cfb-directory";
import type { CfbStorage } from "./cfb-reader";
import { writeCfb } from "./cfb-writer";
import { type Budget, PROPERTY_HEADER_BYTES } from "./properties";

const PROPERTIES = "__properties_version1.0";
const NAMES = "__nameid_version1.0";

/**
 * A message inside of a message as a file of its own, as Outlook would save it: the same streams in a new container,
 * so its bytes are not those of any file that was sent. Null where it is larger than the file that it is in.
 * @param root has the names of properties, which inner messages share (MS-OXMSG section 2.2.3)
 */
export function rebuildMsg(inner: CfbStorage, root: CfbStorage, budget: Budget): Uint8Array<ArrayBuffer> | null {
  const children = nodesOf(inner, budget);
  const names = root.storages.find(({ name }) => name === NAMES);
  const shared = names && nodesOf(names, budget);
  if (!children) return null;
  const widened = children.map((node) =>
    node.name === PROPERTIES && "bytes" in node ? { name: PROPERTIES, bytes: widen(node.bytes) } : node,
  );
  return writeCfb(
    shared ? [...widened.filter(({ name }) => name !== NAMES), { name: NAMES, children: shared }] : widened,
  );
}

function nodesOf(storage: CfbStorage, budget: Budget): CfbNode[] | null {
  const nodes: CfbNode[] = [];
  for (const { name, sizeBytes, bytes } of storage.streams) {
    if (sizeBytes > budget.bytes) return null;
    budget.bytes -= sizeBytes;
    nodes.push({ name, bytes: bytes() });
  }
  for (const child of storage.storages) {
    const children = nodesOf(child, budget);
    if (!children) return null;
    nodes.push({ name: child.name, children });
  }
  return nodes;
}

/** MS-OXMSG section 2.4.1: the header of a file's own property stream has 8 bytes more. */
function widen(properties: Uint8Array): Uint8Array {
  const { file, embedded } = PROPERTY_HEADER_BYTES;
  if (properties.length < embedded) return properties;
  const wide = new Uint8Array(properties.length + file - embedded);
  wide.set(properties.subarray(0, embedded));
  wide.set(properties.subarray(embedded), file);
  return wide;
}
