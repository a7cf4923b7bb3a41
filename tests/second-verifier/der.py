"""Reads DER (X.690), strictly, as far as signatures and timestamps need it."""

from report import Damaged

INTEGER, OCTETS, OID, SEQUENCE, SET, GENERALIZED_TIME = 0x02, 0x04, 0x06, 0x30, 0x31, 0x18


class Node:
    """One value: its tag, its content, and its bytes with both."""

    def __init__(self, tag, content, raw):
        self.tag, self.content, self.raw = tag, content, raw

    def children(self):
        nodes = []
        at = 0
        while at < len(self.content):
            node = read(self.content, at)
            nodes.append(node)
            at += len(node.raw)
        return nodes

    def integer(self):
        self.expect(INTEGER)
        return int.from_bytes(self.content, "big", signed=True)

    def expect(self, tag):
        if self.tag != tag:
            raise Damaged("tag %#x where %#x belongs" % (self.tag, tag))
        return self


def read(data, at=0):
    """The value that starts at `at`."""
    if len(data) < at + 2:
        raise Damaged("DER ends early")
    tag, length = data[at], data[at + 1]
    start = at + 2
    if tag & 0x1F == 0x1F:
        raise Damaged("long tag")
    if length >= 0x80:
        count = length & 0x7F
        if not 1 <= count <= 4 or len(data) < start + count:
            raise Damaged("length is not DER")
        length = int.from_bytes(data[start:start + count], "big")
        if length < 0x80 or data[start] == 0:
            raise Damaged("length is not DER")
        start += count
    if len(data) < start + length:
        raise Damaged("DER ends early")
    return Node(tag, data[start:start + length], data[at:start + length])


def whole(data):
    """The one value that the bytes are."""
    node = read(data)
    if len(node.raw) != len(data):
        raise Damaged("bytes after the end")
    walk(node, 0)
    return node


def walk(node, depth):
    """All that is constructed can be read."""
    if depth > 64:
        raise Damaged("too deep")
    if node.tag & 0x20:
        for child in node.children():
            walk(child, depth + 1)


def oid(text):
    """The content of an object identifier."""
    numbers = [int(part) for part in text.split(".")]
    content = bytearray([numbers[0] * 40 + numbers[1]])
    for value in numbers[2:]:
        groups = [value & 0x7F]
        while value > 0x7F:
            value >>= 7
            groups.append(value & 0x7F | 0x80)
        content += bytes(reversed(groups))
    return bytes(content)
