"""The zip: what is in it, and whether it is byte by byte as the format has it."""

import re
import struct
import zlib

from report import Damaged

LIMIT = 2 << 30
END = struct.Struct("<IHHHHIIH")
CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
LOCAL = struct.Struct("<IHHHHHIIIHH")

PART = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9_-])?")
DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def is_safe(path):
    parts = path.split("/")
    return len(path) <= 180 and all(
        PART.fullmatch(part) and len(part) <= 80 and not DEVICE.fullmatch(part) for part in parts
    )


class Entry:
    def __init__(self, fields, name):
        (_, self.made_by, self.needed, self.flags, self.method, time, date, self.crc, self.packed, self.size,
         _, self.extra, self.comment, self.disk, self.internal, self.external, self.offset) = fields
        self.modified = (time, date)
        self.raw_name = name
        # what is not ASCII is no safe name, and only has to be told apart
        self.path = name.decode("ascii", "backslashreplace")
        self.data_at = None

    def is_link(self):
        return self.made_by >> 8 == 3 and (self.external >> 16) & 0o170000 == 0o120000


class Volume:
    """One zip. `entries` are in the directory's order; a Damaged is raised where it is none that can be read."""

    def __init__(self, name, data):
        self.name = name
        self.data = data
        self.entries = []
        self.files = {}
        self.manifest = None
        if len(data) < END.size:
            raise Damaged("not-a-zip")
        end = END.unpack_from(data, len(data) - END.size)
        signature, disk, start_disk, here, total, size, self.directory_at, comment = end
        if signature != 0x06054B50 or comment or disk or start_disk or here != total:
            raise Damaged("not-a-zip")
        if self.directory_at + size != len(data) - END.size:
            raise Damaged("not-a-zip")
        at = self.directory_at
        for _ in range(total):
            if at + CENTRAL.size > len(data) - END.size:
                raise Damaged("not-a-zip")
            fields = CENTRAL.unpack_from(data, at)
            name_length, extra, comment = fields[10:13]
            at += CENTRAL.size
            if fields[0] != 0x02014B50 or at + name_length > len(data) - END.size:
                raise Damaged("not-a-zip")
            self.entries.append(Entry(fields, bytes(data[at:at + name_length])))
            at += name_length + extra + comment
        if at != len(data) - END.size:
            raise Damaged("not-a-zip")

    def check(self, report):
        self.check_names(report)
        self.check_readable(report)
        self.check_as_written(report)

    def check_names(self, report):
        seen = set()
        for entry in self.entries:
            if entry.is_link():
                report.fail("names-safe", "symbolic-link", entry.path)
            if not is_safe(entry.path):
                report.fail("names-safe", "unsafe", entry.path)
            if entry.path.lower() in seen:
                report.fail("names-safe", "duplicate", entry.path)
            seen.add(entry.path.lower())
            if is_safe(entry.path) and not entry.is_link():
                self.files.setdefault(entry.path, entry)

    def check_readable(self, report):
        if sum(entry.size for entry in self.entries) > LIMIT:
            report.fail("zip-readable", "too-large")
        taken = []
        for entry in self.entries:
            try:
                self.locate(entry)
                taken.append((entry.offset, entry.data_at + entry.packed, entry.path))
            except Damaged as error:
                report.fail("zip-readable", str(error), entry.path)
        taken.sort()
        for (_, end, _), (start, _, path) in zip(taken, taken[1:] + [(self.directory_at, 0, "the directory")]):
            if start < end:
                report.fail("zip-readable", "overlapping", path)
        for entry in self.entries:
            try:
                crc = 0
                for chunk in self.chunks(entry):
                    crc = zlib.crc32(chunk, crc)
                if crc != entry.crc:
                    raise Damaged("crc")
            except Damaged as error:
                report.fail("zip-readable", str(error), entry.path)

    def locate(self, entry):
        """Finds the entry's bytes by its local header."""
        if entry.flags & 1:
            raise Damaged("encrypted")
        if entry.method not in (0, 8):
            raise Damaged("method")
        if entry.size > LIMIT or entry.packed > LIMIT:
            raise Damaged("too-large")
        if entry.offset + LOCAL.size > self.directory_at:
            raise Damaged("no header")
        fields = LOCAL.unpack_from(self.data, entry.offset)
        data_at = entry.offset + LOCAL.size + fields[9] + fields[10]
        if fields[0] != 0x04034B50 or data_at + entry.packed > self.directory_at:
            raise Damaged("no header")
        entry.data_at = data_at

    def chunks(self, entry):
        """The entry's bytes in pieces, never more than it declares."""
        if entry.data_at is None or sum(other.size for other in self.entries) > LIMIT:
            raise Damaged("unreadable")
        packed = self.data[entry.data_at:entry.data_at + entry.packed]
        inflater = zlib.decompressobj(-15) if entry.method == 8 else None
        left = entry.size
        at = 0
        while inflater or at < len(packed):
            piece = packed[at:at + (1 << 20)]
            at += len(piece)
            if inflater:
                try:
                    out = inflater.decompress(inflater.unconsumed_tail + piece, 1 << 20)
                except zlib.error:
                    raise Damaged("damaged")
                if not out and not piece:
                    break
            else:
                out = piece
            left -= len(out)
            if left < 0:
                raise Damaged("longer than declared")
            yield out
        if left:
            raise Damaged("shorter than declared")

    def read(self, path, most):
        entry = self.files[path]
        if entry.size > most:
            raise Damaged("too-large")
        return b"".join(self.chunks(entry))

    def check_as_written(self, report):
        """Builds the zip anew from its directory and its files' bytes, and compares."""
        position = 0
        modified = self.entries[0].modified if self.entries else (0, 0)
        directory = b""
        for entry in self.entries:
            head = (10, 0, 0) + modified + (entry.crc, entry.size, entry.size, len(entry.raw_name), 0)
            local = LOCAL.pack(0x04034B50, *head) + entry.raw_name
            if entry.offset != position or self.data[position:position + len(local)] != local:
                report.fail("zip-as-written", "header", entry.path)
                return
            directory += CENTRAL.pack(0x02014B50, 20, *head, 0, 0, 0, 0, position) + entry.raw_name
            position += len(local) + entry.size
        count = len(self.entries)
        end = END.pack(0x06054B50, 0, 0, count, count, len(directory), position, 0)
        if position > LIMIT or count > 60_000 or self.data[position:] != directory + end:
            report.fail("zip-as-written", "directory")
