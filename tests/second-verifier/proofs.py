"""Heads of the journal, their consistency, and each exhibit's place in one of them."""

from canonical import canonical, expect, has_keys, is_count, is_hash, is_time, is_uuid, read_canonical
from documents import LIMIT
from journal import preimage
from merkle import consistent, included, leaf_hash, root
from report import Damaged

HEADS = "heads-match-journal"
ERRORS = (Damaged, KeyError, TypeError, AttributeError, IndexError, ValueError)


def entry_leaf(entry):
    return leaf_hash(canonical(preimage(entry)).encode())


def read_path(path):
    expect(isinstance(path, list) and len(path) <= 64 and all(map(is_hash, path)), "path")
    return [bytes.fromhex(item) for item in path]


def check_heads(manifest, entries, find, report):
    """{sequence: head} of those that are the journal's; reports heads-match-journal."""
    heads = {}
    leaves = [entry_leaf(entry) for entry in entries]
    listed = manifest["proof"]["heads"]
    for item in listed:
        try:
            head = read_canonical(find(item["path"], LIMIT))
            check_head(head, item, entries, leaves)
            heads[head["sequence"]] = head
        except ERRORS as error:
            report.fail(HEADS, "%s %s" % (type(error).__name__, error), item["path"])
    sequences = [item["sequence"] for item in listed]
    if sequences != sorted(set(sequences)) or sequences[-1] != len(entries):
        report.fail(HEADS, "sequences")
    try:
        check_consistency(read_canonical(find(manifest["proof"]["consistency"], LIMIT)), sequences, heads)
    except ERRORS as error:
        report.fail(HEADS, "%s %s" % (type(error).__name__, error), manifest["proof"]["consistency"])
    return heads


def check_head(head, item, entries, leaves):
    names = ("format", "version", "installationId", "sequence", "hash", "merkleRoot", "closedAt")
    expect(has_keys(head, *names) and head["format"] == "bordereau-head", "fields")
    expect(type(head["version"]) is int and head["version"] == 1 and is_time(head["closedAt"]), "version, closedAt")
    sequence = head["sequence"]
    expect(is_count(sequence, 1) and sequence == item["sequence"] and sequence <= len(entries), "sequence")
    first = entries[0]["body"]["event"]
    expect(first["type"] == "journal-created" and is_uuid(head["installationId"]), "first entry")
    expect(head["installationId"] == first["installationId"], "installationId")
    expect(head["hash"] == entries[sequence - 1]["hash"], "hash")
    expect(head["merkleRoot"] == root(leaves[:sequence]).hex(), "merkleRoot")


def check_consistency(document, sequences, heads):
    expect(has_keys(document, "format", "version", "proofs"), "fields")
    expect(document["format"] == "bordereau-consistency" and document["version"] == 1, "format")
    proofs = document["proofs"]
    expect([[proof["from"], proof["to"]] for proof in proofs] == [[one, sequences[-1]] for one in sequences[:-1]], "heads")
    for proof in proofs:
        expect(has_keys(proof, "from", "to", "path"), "fields")
        old, new = (bytes.fromhex(heads[proof[end]]["merkleRoot"]) for end in ("from", "to"))
        expect(consistent(proof["from"], old, proof["to"], new, read_path(proof["path"])), "from %d" % proof["from"])


def check_inclusions(manifest, entries, heads, find, report):
    for exhibit in manifest["exhibits"]:
        path = exhibit["inclusion"]
        try:
            check_inclusion(read_canonical(find(path, LIMIT)), exhibit, entries, heads)
        except ERRORS as error:
            report.fail("exhibits-proved", "%s %s" % (type(error).__name__, error), path)


def check_inclusion(proof, exhibit, entries, heads):
    expect(has_keys(proof, "format", "version", "entry", "head", "path"), "fields")
    expect(proof["format"] == "bordereau-inclusion" and proof["version"] == 1, "format")
    entry = proof["entry"]
    sequence = entry["sequence"]
    expect(is_count(sequence, 1) and sequence <= len(entries), "sequence")
    expect(canonical(entry) == canonical(entries[sequence - 1]), "not the journal's entry")
    event = entry["body"]["event"]
    expect(event["type"] == "capture-created" and event["captureId"] == exhibit["captureId"], "another capture")
    expect(event["recordSha256"] == exhibit["record"]["sha256"], "another record")
    merkle_root = bytes.fromhex(heads[proof["head"]]["merkleRoot"])
    path = read_path(proof["path"])
    expect(included(entry_leaf(entry), sequence - 1, proof["head"], path, merkle_root), "path")


def key_at(entries, sequence):
    """SHA-256 of the certificate that the journal names up to `sequence`; None where there is none."""
    key = None
    for entry in entries[:sequence]:
        event = (entry["body"] or {}).get("event", {})
        if event.get("type") in ("key-created", "key-rotated"):
            key = event.get("certificateSha256")
        if event.get("type") == "key-lost":
            key = None
    return key


