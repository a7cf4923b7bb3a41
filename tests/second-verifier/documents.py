"""SHA256SUMS and manifest.json: what a volume lists, and whether it is there."""

import re

from canonical import canonical_hash, expect, has_keys, is_count, is_hash, is_time, is_uuid, read_canonical, sha256
from container import is_safe
from report import Damaged

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.p7s"
SUMS = "SHA256SUMS"
LIMIT = 64 << 20
LINE = re.compile(r"([0-9a-f]{64})  ([^\n]+)")

MISSION = (
    "id", "title", "client", "reference", "trade", "startDate", "endDate", "amountCents", "currency", "parties",
    "description", "status", "createdAt", "updatedAt", "lastUsedAt",
)
EXHIBIT = {
    "number", "captureId", "title", "kind", "datedAt", "capturedAt", "url", "note", "outcome", "folder", "record",
    "artifacts",
}


def read_sums(volume, report):
    """{path: hash} of SHA256SUMS, or None."""
    if SUMS not in volume.files:
        report.fail("sums-present", "missing")
        return None
    try:
        text = volume.read(SUMS, LIMIT).decode()
        lines = text.split("\n")
        expect(lines.pop() == "", "last line without line feed")
        matches = [LINE.fullmatch(line) for line in lines]
        expect(all(matches), "a line that is no hash and path")
        paths = [match[2] for match in matches]
        expect(all(is_safe(path) for path in paths), "a path")
        expect(all(one.encode() < other.encode() for one, other in zip(paths, paths[1:])), "order")
        expect(SUMS not in paths, "lists itself")
        return {match[2]: match[1] for match in matches}
    except (Damaged, ValueError) as error:
        report.fail("sums-present", str(error))
        return None


def read_manifest(volume, report):
    if MANIFEST not in volume.files:
        report.fail("manifest-valid", "missing")
        return None
    try:
        manifest = read_canonical(volume.read(MANIFEST, LIMIT))
        check_shape(manifest)
        check_meaning(manifest)
        return manifest
    except (Damaged, KeyError, TypeError, AttributeError) as error:
        report.fail("manifest-valid", "%s %s" % (type(error).__name__, error))
        return None


def check_shape(manifest):
    version = manifest["version"]
    expect(version in (1, 2, 3, 4) and type(version) is int, "version")
    names = ["format", "version", "dossierId", "exportedAt", "software", "mission", "journal", "exhibits", "erased",
             "files", "volume", "volumes"]
    expect(has_keys(manifest, *names, *(["proof"] if version >= 3 else []), *(["index"] if version >= 4 else [])), "fields")
    expect(manifest["format"] == "bordereau-dossier", "format")
    expect(is_hash(manifest["dossierId"]) and is_time(manifest["exportedAt"]), "dossierId, exportedAt")
    software = manifest["software"]
    expect(has_keys(software, "name", "version", "revision") and software["name"] == "Bordereau", "software")
    mission = manifest["mission"]
    expect(has_keys(mission, *MISSION, *({"procedure"} & set(mission))) and is_uuid(mission["id"]), "mission")
    expect(all(has_keys(party, "role", "name", "details") for party in mission["parties"]), "parties")
    journal = manifest["journal"]
    expect(has_keys(journal, "sequence", "hash") and is_count(journal["sequence"]) and is_hash(journal["hash"]), "journal")
    for exhibit in manifest["exhibits"]:
        check_exhibit_shape(exhibit, version)
    for erased in manifest["erased"]:
        expect(has_keys(erased, "captureId", "recordSha256", "erasedAt", "artifacts"), "erased")
        expect(is_uuid(erased["captureId"]) and is_hash(erased["recordSha256"]) and is_time(erased["erasedAt"]), "erased")
        for artifact in erased["artifacts"]:
            expect(has_keys(artifact, "id", "sha256", "sizeBytes"), "erased artifact")
            expect(is_uuid(artifact["id"]) and is_hash(artifact["sha256"]) and is_count(artifact["sizeBytes"]), "erased")
    for file in manifest["files"]:
        expect(has_keys(file, "path", "sizeBytes", "sha256", "volume"), "file")
        expect(is_safe(file["path"]) and is_hash(file["sha256"]), "file")
        expect(is_count(file["sizeBytes"]) and is_count(file["volume"], 1), "file")
    if version >= 3:
        check_proof_shape(manifest["proof"])
    if version >= 4:
        check_index_shape(manifest["index"])
    volume = manifest["volume"]
    expect(has_keys(volume, "number", "count") and is_count(volume["number"], 1), "volume")
    expect(is_count(volume["count"], volume["number"]), "volume")
    expect(len(manifest["volumes"]) == volume["count"], "volumes")
    expect(all(isinstance(name, str) for name in manifest["volumes"]), "volumes")


def check_index_shape(index):
    expect(has_keys(index, "version", "previous", "withdrawn") and is_count(index["version"], 1), "index")
    previous = index["previous"]
    if previous is None:
        expect(index["version"] == 1, "version of the index")
    else:
        expect(has_keys(previous, "version", "frozenAt") and is_time(previous["frozenAt"]), "previous index")
        expect(previous["version"] == index["version"] - 1, "version of the index")
    expect(all(is_count(number, 1) for number in index["withdrawn"]), "withdrawn")


def check_proof_shape(proof):
    expect(has_keys(proof, "heads", "consistency", "certificates", "authorities"), "proof")
    expect(isinstance(proof["heads"], list) and proof["heads"], "no head")
    for head in proof["heads"]:
        expect(has_keys(head, "sequence", "path", "signature", "timestamps", "opentimestamps"), "head")
        expect(is_count(head["sequence"], 1), "head's sequence")
        for item in head["timestamps"]:
            expect(has_keys(item, "authority", "url", "query", "reply"), "timestamp")
            expect(isinstance(item["authority"], str) and isinstance(item["url"], str), "timestamp")
    expect(all(isinstance(path, str) and is_safe(path) for path in proof_paths(proof)), "path of a proof")


def proof_paths(proof):
    paths = [proof["consistency"], proof["certificates"], proof["authorities"]]
    for head in proof["heads"]:
        paths += [head["path"], head["signature"]]
        paths += [item[name] for item in head["timestamps"] for name in ("query", "reply")]
        paths += [] if head["opentimestamps"] is None else [head["opentimestamps"]]
    return paths


def check_exhibit_shape(exhibit, version):
    optional = {2: {"checks"}, 3: {"checks", "inclusion"}, 4: {"checks", "inclusion"}}.get(version, set())
    if version >= 4:
        optional |= {"copy"} & set(exhibit)
    expect(has_keys(exhibit, *EXHIBIT, *optional), "exhibit")
    expect(is_count(exhibit["number"], 1) and is_uuid(exhibit["captureId"]), "exhibit")
    expect(is_time(exhibit["datedAt"]) and is_time(exhibit["capturedAt"]), "exhibit's times")
    for name in ("title", "kind", "note", "outcome", "folder"):
        expect(isinstance(exhibit[name], str), name)
    expect(exhibit["outcome"] in ("complete", "partial"), "outcome")
    expect(exhibit["url"] is None or isinstance(exhibit["url"], str), "url")
    record = exhibit["record"]
    expect(has_keys(record, "path", "sha256") and is_safe(record["path"]) and is_hash(record["sha256"]), "record")
    for artifact in exhibit["artifacts"]:
        expect(has_keys(artifact, "id", "path", "role", "mediaType", "sizeBytes", "sha256"), "artifact")
        expect(is_uuid(artifact["id"]) and is_safe(artifact["path"]) and is_hash(artifact["sha256"]), "artifact")
        expect(isinstance(artifact["role"], str) and isinstance(artifact["mediaType"], str), "artifact")
        expect(is_count(artifact["sizeBytes"]), "artifact")
    if "copy" in exhibit:
        copy = exhibit["copy"]
        expect(has_keys(copy, "path", "sha256", "pages") and is_safe(copy["path"]) and is_hash(copy["sha256"]), "copy")
        expect(is_count(copy["pages"], 1), "copy")
    for check in exhibit.get("checks", []):
        expect(has_keys(check, "artifactId", "path", "sha256"), "check")
        expect(is_uuid(check["artifactId"]) and is_safe(check["path"]) and is_hash(check["sha256"]), "check")


def check_meaning(manifest):
    identity = {
        "exportedAt": manifest["exportedAt"],
        "journalHash": manifest["journal"]["hash"],
        "missionId": manifest["mission"]["id"],
    }
    expect(canonical_hash(identity) == manifest["dossierId"], "dossierId")
    exhibits = manifest["exhibits"]
    numbers = [exhibit["number"] for exhibit in exhibits]
    taken = sorted(numbers + manifest.get("index", {"withdrawn": []})["withdrawn"])
    expect(taken == list(range(1, len(taken) + 1)) and numbers == sorted(numbers), "numbers")
    dates = [exhibit["datedAt"] for exhibit in exhibits]
    expect(manifest["version"] >= 4 or dates == sorted(dates), "order of exhibits")
    captures = [item["captureId"] for item in exhibits + manifest["erased"]]
    expect(len(set(captures)) == len(captures), "a capture twice")
    files = {file["path"]: file for file in manifest["files"]}
    places = {(file["path"].lower(), file["volume"]) for file in manifest["files"]}
    expect(len(places) == len(manifest["files"]), "a file twice")
    expect(all(file["volume"] <= manifest["volume"]["count"] for file in manifest["files"]), "volume of a file")
    if manifest["version"] >= 3:
        named = proof_paths(manifest["proof"]) + [exhibit["inclusion"] for exhibit in exhibits]
        expect(all(path in files for path in named), "a proof that is not listed")
    own = []
    for exhibit in exhibits:
        listed = [(exhibit["record"]["path"], exhibit["record"]["sha256"], None)]
        listed += [(item["path"], item["sha256"], item["sizeBytes"]) for item in exhibit["artifacts"]]
        listed += [(item["path"], item["sha256"], None) for item in exhibit.get("checks", [])]
        listed += [(exhibit["copy"]["path"], exhibit["copy"]["sha256"], None)] if "copy" in exhibit else []
        for path, digest, size in listed:
            expect(path.startswith(exhibit["folder"] + "/"), "outside its folder: " + path)
            expect(path in files and files[path]["sha256"] == digest, "not listed: " + path)
            expect(size is None or files[path]["sizeBytes"] == size, "size: " + path)
            own.append(path)
    expect(len(set(own)) == len(own), "a file of two exhibits")


def check_files(volume, sums, manifest, report):
    """files-complete, nothing-added, hashes-match and manifest-matches-sums of one volume."""
    sums = sums or {}
    mine = {}
    if manifest:
        number = manifest["volume"]["number"]
        mine = {file["path"]: file for file in manifest["files"] if file["volume"] == number}
    beside = {MANIFEST, SIGNATURE} if manifest and manifest["version"] >= 3 else {MANIFEST}
    listed = set(sums) | set(mine)
    for path in sorted(listed - set(volume.files)):
        report.fail("files-complete", "missing", path)
    for path in sorted(set(volume.files) - listed - {SUMS} - beside):
        report.fail("nothing-added", "added", path)
    if manifest:
        for path in sorted(beside - set(sums)):
            report.fail("manifest-matches-sums", "not listed", path)
        for path in sorted((set(sums) - beside) ^ set(mine)):
            report.fail("manifest-matches-sums", "listed once", path)
        for path in sorted(set(sums) & set(mine)):
            if sums[path] != mine[path]["sha256"]:
                report.fail("manifest-matches-sums", "other hash", path)
    for path in sorted(listed & set(volume.files)):
        try:
            data = volume.read(path, 2 << 30)
        except Damaged as error:
            report.fail("hashes-match", str(error), path)
            continue
        digest = sha256(data)
        if digest != sums.get(path, digest) or digest != mine.get(path, {}).get("sha256", digest):
            report.fail("hashes-match", "hash", path)
        if path in mine and len(data) != mine[path]["sizeBytes"]:
            report.fail("hashes-match", "size", path)


def check_volumes(volumes, report):
    """All volumes are there once, and say the same."""
    manifests = [volume.manifest for volume in volumes if volume.manifest]
    if not manifests:
        return None
    first = manifests[0]
    numbers = sorted(manifest["volume"]["number"] for manifest in manifests)
    if numbers != list(range(1, first["volume"]["count"] + 1)) or len(manifests) != len(volumes):
        report.fail("volumes-complete", "volumes")
    for manifest in manifests[1:]:
        if {**manifest, "volume": None} != {**first, "volume": None} or manifest["volume"]["count"] != first["volume"]["count"]:
            report.fail("volumes-complete", "other manifest")
    return first
