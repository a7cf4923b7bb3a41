import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CfbNode } from "@/utils/email/mailbox/msg/cfb-directory";
import { Cfb, type CfbStorage } from "@/utils/email/mailbox/msg/cfb-reader";
import { writeCfb } from "@/utils/email/mailbox/msg/cfb-writer";

/** Streams by their paths. */
function flatten({ storages, streams }: CfbStorage, path = ""): Record<string, string> {
  return Object.assign(
    Object.fromEntries(streams.map(({ name, bytes }) => [`${path}${name}`, Buffer.from(bytes()).toString("hex")])),
    ...storages.map((storage) => flatten(storage, `${path}${storage.name}/`)),
  );
}

function expected(nodes: readonly CfbNode[], path = ""): Record<string, string> {
  return Object.assign(
    {},
    ...nodes.map((node) =>
      "bytes" in node
        ? { [path + node.name]: Buffer.from(node.bytes).toString("hex") }
        : expected(node.children, `${path}${node.name}/`),
    ),
  );
}

describe("compound files", () => {
  it("are read as they were written", () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.integer({ min: 3_900, max: 9_000 }).map((length) => new Uint8Array(length).fill(7)),
    );
    const name = fc.stringMatching(/^[a-z_0-9]{1,20}$/);
    const { nodes } = fc.letrec<{ nodes: CfbNode[]; node: CfbNode }>((tie) => ({
      node: fc.oneof(
        { depthSize: "small", withCrossShrink: true },
        fc.record({ name, bytes }),
        fc.record({ name, children: tie("nodes") as fc.Arbitrary<CfbNode[]> }),
      ),
      nodes: fc.uniqueArray(tie("node") as fc.Arbitrary<CfbNode>, { maxLength: 8, selector: (node) => node.name }),
    }));
    fc.assert(
      fc.property(nodes, (tree) => {
        const cfb = new Cfb(writeCfb(tree));
        expect(flatten(cfb.root)).toEqual(expected(tree));
        expect(cfb.damaged).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  it("of more than the header's table holds are read, too", () => {
    const large = new Uint8Array(9_000_000);
    for (let at = 0; at < large.length; at += 512) large[at] = (at / 512) % 256;
    const cfb = new Cfb(writeCfb([{ name: "large", bytes: large }]));
    expect(Buffer.compare(cfb.root.streams[0]?.bytes() ?? new Uint8Array(0), large)).toBe(0);
    expect(cfb.damaged).toBe(false);
  });

  it("whose chains run in circles or out of the file end, and are called damaged", () => {
    const file = writeCfb([{ name: "a", bytes: new Uint8Array(8_192) }]);
    const view = new DataView(file.buffer);
    const fat = (view.getUint32(76, true) + 1) * 512;
    const directory = view.getUint32(48, true);
    view.setUint32(fat + 4 * directory, directory, true);
    const circular = new Cfb(file);
    expect(circular.damaged).toBe(true);
    expect(circular.root.streams).toHaveLength(1);
    view.setUint32(fat + 4 * 5, 0x7ffffff0, true);
    expect(new Cfb(file).root.streams[0]?.bytes().length).toBeLessThan(8_192);
  });
});
