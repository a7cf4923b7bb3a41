"""Detached OpenTimestamps files (.ots, version 1), from the format alone.

As a program: reads one a line of standard input, in hexadecimal, and prints what `read` finds as a line of JSON, null
where it is none that can be read.
"""
import hashlib
import io
import json
import sys

MAGIC = b"\x00OpenTimestamps\x00\x00Proof\x00\xbf\x89\xe2\xe8\x84\xe8\x92\x94"
PENDING = bytes.fromhex("83dfe30d2ef90c8e")
BITCOIN = bytes.fromhex("0588960d73d71901")


def take(stream, count):
    data = stream.read(count)
    if len(data) != count:
        raise ValueError("truncated")
    return data


def number(stream):
    value = shift = 0
    while True:
        byte = take(stream, 1)[0]
        value |= (byte & 0x7F) << shift
        shift += 7
        if byte < 0x80:
            return value


def sized(stream):
    return take(stream, number(stream))


def step(tag, stream, message):
    if tag == 0x02:
        return hashlib.sha1(message).digest()
    if tag == 0x08:
        return hashlib.sha256(message).digest()
    if tag == 0xF0:
        return message + sized(stream)
    if tag == 0xF1:
        return sized(stream) + message
    if tag == 0xF2:
        return message[::-1]
    if tag == 0xF3:
        return message.hex().encode()
    raise ValueError("operation %#x" % tag)


def element(stream, message, found):
    tag = take(stream, 1)[0]
    if tag != 0x00:
        node(stream, step(tag, stream, message), found)
        return
    kind, payload = take(stream, 8), io.BytesIO(sized(stream))
    if kind == PENDING:
        found["pending"].append([sized(payload).decode("ascii"), message.hex()])
    elif kind == BITCOIN:
        found["bitcoin"].append([number(payload), message[::-1].hex()])
    else:
        found["unknown"] += 1


def node(stream, message, found):
    while True:
        at = stream.tell()
        fork = take(stream, 1) == b"\xff"
        if not fork:
            stream.seek(at)
        element(stream, message, found)
        if not fork:
            return


def read(data):
    """{"digest": hex, "bitcoin": [[height, merkle root hex]...], "pending": [[url, commitment hex]...], "unknown": count}

    ValueError for what is no .ots file of a SHA-256.
    """
    stream = io.BytesIO(data)
    if take(stream, len(MAGIC)) != MAGIC or number(stream) != 1 or take(stream, 1) != b"\x08":
        raise ValueError("no .ots file of a SHA-256")
    digest = take(stream, 32)
    found = {"digest": digest.hex(), "bitcoin": [], "pending": [], "unknown": 0}
    node(stream, digest, found)
    if stream.read(1):
        raise ValueError("bytes after the end")
    return found


def main():
    for line in sys.stdin:
        try:
            print(json.dumps(read(bytes.fromhex(line))))
        except ValueError:
            print("null")


if __name__ == "__main__":
    main()
