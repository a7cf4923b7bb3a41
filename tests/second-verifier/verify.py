"""A second verifier of dossiers, written from docs/dossier-format.md alone.

python3 verify.py [--roots FILE.pem] VOLUME.zip...    Python 3.9 or later, and openssl 3

`--roots` has the certificates of authorities whose timestamps count. With `--each` every argument is a dossier of its
own, its volumes separated by commas, and gets a line of its own.

Prints {"verdict", "failed": [check...], "notPossible": [check...], "findings"} and ends with 0 where nothing failed.
"""

import argparse
import json
import sys

from canonical import expect, sha256
from container import Volume
from documents import check_files, check_volumes, read_manifest, read_sums
from journal import check_against_exhibits, read_journal
from opentimestamps import read as read_ots
from proofs import ERRORS, check_heads, check_inclusions, key_at
from records import read_records
from report import Damaged, Report
from signatures import check_signatures
from timestamps import check_timestamps


def verify(paths, roots=b""):
    report = Report()
    volumes = []
    for path in paths:
        with open(path, "rb") as file:
            data = file.read()
        try:
            volume = Volume(path, data)
        except Damaged as error:
            report.fail("zip-readable", str(error), path)
            continue
        volume.check(report)
        volume.manifest = read_manifest(volume, report)
        check_files(volume, read_sums(volume, report), volume.manifest, report)
        volumes.append(volume)
    manifest = check_volumes(volumes, report)
    if manifest is None:
        return report

    def find(path, most):
        for volume in volumes:
            if path in volume.files:
                return volume.read(path, most)
        raise Damaged("missing " + path)

    records = read_records(manifest, find, report)
    entries = read_journal(find, report)
    if entries is None:
        return report
    check_against_exhibits(entries, manifest, records, report)
    if manifest["version"] >= 3:
        check_heads_and_witnesses(manifest, volumes, entries, find, roots, report)
    elif key_at(entries, len(entries)) is not None:
        report.fail("signatures", "the journal names a key, and nothing is signed")
    return report


def check_heads_and_witnesses(manifest, volumes, entries, find, roots, report):
    heads = check_heads(manifest, entries, find, report)
    check_inclusions(manifest, entries, heads, find, report)
    check_signatures(manifest, volumes, entries, find, report)
    check_timestamps(manifest, find, roots, report)
    check_opentimestamps(manifest, find, report)


def check_opentimestamps(manifest, find, report):
    """Never passed: Bitcoin's block headers are not here."""
    report.not_possible("opentimestamps", "needs Bitcoin")
    for head in manifest["proof"]["heads"]:
        path = head["opentimestamps"]
        if path is None:
            continue
        try:
            found = read_ots(find(path, 1 << 20))
            expect(found["digest"] == sha256(find(head["path"], 1 << 20)), "of another file")
            expect(found["bitcoin"] or found["pending"], "no attestation")
        except ERRORS as error:
            report.fail("opentimestamps", "%s %s" % (type(error).__name__, error), path)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--roots", help="PEM file")
    parser.add_argument("--each", action="store_true")
    parser.add_argument("volumes", nargs="+")
    arguments = parser.parse_args()
    roots = b""
    if arguments.roots:
        with open(arguments.roots, "rb") as file:
            roots = file.read()
    dossiers = [item.split(",") for item in arguments.volumes] if arguments.each else [arguments.volumes]
    reports = [verify(volumes, roots) for volumes in dossiers]
    for report in reports:
        print(json.dumps(report.as_json()))
    return 1 if not arguments.each and reports[0].findings else 0


if __name__ == "__main__":
    sys.exit(main())
