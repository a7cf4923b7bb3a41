/**
 * What browsers have on the prototypes of `Document` and `Node` themselves, happy-dom's documents inherit and its texts
 * have on their own; it has no list of fonts.
 */
const NAMES = "documentElement body defaultView styleSheets fonts doctype compatMode".split(" ");

for (const name of NAMES) {
  let owner: object | null = Document.prototype;
  while (owner && !Object.hasOwn(owner, name)) owner = Object.getPrototypeOf(owner);
  const inherited = owner && Object.getOwnPropertyDescriptor(owner, name);
  Object.defineProperty(Document.prototype, name, inherited ?? { get: () => undefined, configurable: true });
}

Object.defineProperty(Node.prototype, "nodeValue", {
  get() {
    return this instanceof CharacterData ? this.data : null;
  },
  configurable: true,
});
