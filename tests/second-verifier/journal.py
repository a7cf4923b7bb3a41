"""journal.jsonl: the chain, and what its disclosed events say of the exhibits."""

from canonical import canonical, canonical_hash, expect, has_keys, is_count, is_hash, is_time, read_canonical
from documents import LIMIT
from report import Damaged

JOURNAL = "journal.jsonl"


def preimage(entry):
    return {name: entry[name] for name in ("bodyHash", "previousHash", "sequence", "time")}


def read_journal(find, report):
    """The entries, or None where they do not follow from each other."""
    try:
        lines = find(JOURNAL, LIMIT).split(b"\n")
        expect(lines.pop() == b"", "last line without line feed")
        entries = []
        previous = "0" * 64
        for sequence, line in enumerate(lines, 1):
            entry = read_canonical(line)
            check_entry(entry)
            expect(entry["sequence"] == sequence, "sequence %d" % sequence)
            expect(entry["previousHash"] == previous, "previousHash %d" % sequence)
            previous = entry["hash"]
            entries.append(entry)
        return entries
    except (Damaged, KeyError, TypeError, AttributeError) as error:
        report.fail("journal-chain", "%s %s" % (type(error).__name__, error))
        return None


def check_entry(entry):
    expect(has_keys(entry, "sequence", "time", "bodyHash", "previousHash", "hash", "body"), "fields")
    expect(is_count(entry["sequence"], 1) and is_time(entry["time"]), "sequence, time")
    expect(is_hash(entry["bodyHash"]) and is_hash(entry["previousHash"]), "hashes")
    expect(canonical_hash(preimage(entry)) == entry["hash"], "hash")
    body = entry["body"]
    if body is not None:
        expect(has_keys(body, "salt", "event") and isinstance(body["event"]["type"], str), "body")
        expect(canonical_hash(body) == entry["bodyHash"], "bodyHash")


class Trace:
    """What happened to one capture."""

    def __init__(self, entry):
        event = entry["body"]["event"]
        self.entry = entry
        self.created = event
        self.mission = event["missionId"]
        self.annotation = None
        self.checks = {}
        self.erased = None


def follow(entries, mission_id, fail):
    """(captures by id, last hash of the mission) as the disclosed events have it."""
    captures = {}
    mission_hash = None
    for entry in entries:
        if entry["body"] is None:
            continue
        event = entry["body"]["event"]
        kind = event["type"]
        if kind in ("mission-created", "mission-edited") and event["missionId"] == mission_id:
            mission_hash = event["missionSha256"]
        if kind == "capture-created":
            if event["captureId"] in captures:
                fail("created twice " + event["captureId"])
            captures[event["captureId"]] = Trace(entry)
        if kind in ("capture-annotated", "capture-moved", "capture-erased", "mail-checked"):
            trace = captures.get(event["captureId"])
            if trace is None:
                fail("%s before it was created" % kind)
                continue
            if kind == "capture-annotated":
                trace.annotation = event["annotationSha256"]
            if kind == "mail-checked":
                trace.checks[event["artifactId"]] = event["checkSha256"]
            if kind in ("capture-moved", "capture-erased") and trace.erased:
                fail(kind + " after it was erased")
            if kind == "capture-moved":
                if event["fromMissionId"] != trace.mission:
                    fail("moved from where it was not")
                trace.mission = event["missionId"]
            if kind == "capture-erased":
                if event["recordSha256"] != trace.created["recordSha256"]:
                    fail("erased with another record")
                trace.erased = entry
    return captures, mission_hash


def hashes_of(artifacts):
    return sorted([item["id"], item["sha256"], item["sizeBytes"]] for item in artifacts)


def check_against_exhibits(entries, manifest, records, report):
    def fail(reason, path=""):
        report.fail("journal-matches-exhibits", reason, path)

    last = entries[-1] if entries else {"sequence": 0, "hash": "0" * 64}
    if manifest["journal"] != {"sequence": last["sequence"], "hash": last["hash"]}:
        fail("not the last entry")
    mission = manifest["mission"]
    try:
        captures, mission_hash = follow(entries, mission["id"], fail)
        hashed = {name: value for name, value in mission.items() if name not in ("lastUsedAt", "updatedAt")}
        if mission_hash != canonical_hash(hashed):
            fail("mission")
        for exhibit in manifest["exhibits"]:
            check_exhibit(exhibit, captures.get(exhibit["captureId"]), records, mission["id"], fail)
        for erased in manifest["erased"]:
            check_erased(erased, captures.get(erased["captureId"]), fail)
        told = {item["captureId"] for item in manifest["exhibits"] + manifest["erased"]}
        for capture_id, trace in captures.items():
            if trace.mission == mission["id"] and capture_id not in told:
                fail("left out " + capture_id)
    except (KeyError, TypeError, AttributeError) as error:
        fail("%s %s" % (type(error).__name__, error))


def check_exhibit(exhibit, trace, records, mission_id, fail):
    folder = exhibit["folder"]
    if trace is None:
        fail("never captured", folder)
        return
    if trace.created["recordSha256"] != exhibit["record"]["sha256"]:
        fail("record", folder)
    if hashes_of(trace.created["artifacts"]) != hashes_of(exhibit["artifacts"]):
        fail("files", folder)
    if trace.erased:
        fail("erased", folder)
    if trace.mission != mission_id:
        fail("in another mission", folder)
    record = records.get(exhibit["captureId"])
    if record:
        place = {"sequence": trace.entry["sequence"], "previousHash": trace.entry["previousHash"]}
        if record["journal"] != place or record["missionId"] != trace.created["missionId"]:
            fail("another place", folder)
        said = {name: exhibit[name] for name in ("kind", "note", "title")}
        purpose = {name: record["purpose"][name] for name in said}
        if trace.annotation is None and canonical(said) != canonical(purpose):
            fail("annotation", folder)
        if trace.annotation is not None and canonical_hash(said) != trace.annotation:
            fail("annotation", folder)
    originals = {item["id"] for item in exhibit["artifacts"] if item["role"] == "mail"}
    checks = {item["artifactId"]: item["sha256"] for item in exhibit.get("checks", [])}
    if checks != trace.checks or not set(checks) <= originals or len(checks) != len(exhibit.get("checks", [])):
        fail("checks", folder)


def check_erased(erased, trace, fail):
    if trace is None or trace.erased is None:
        fail("not erased " + erased["captureId"])
    elif trace.created["recordSha256"] != erased["recordSha256"]:
        fail("record of an erased capture")
    elif hashes_of(trace.created["artifacts"]) != hashes_of(erased["artifacts"]):
        fail("files of an erased capture")
    elif trace.erased["time"] != erased["erasedAt"]:
        fail("time of the erasure")
