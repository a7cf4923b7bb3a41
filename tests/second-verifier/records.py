"""record.json of each exhibit."""

from canonical import expect, read_canonical
from documents import LIMIT
from report import Damaged


def read_records(manifest, find, report):
    """{captureId: record} of those that can be read; `find` gives a file's bytes."""
    records = {}
    for exhibit in manifest["exhibits"]:
        path = exhibit["record"]["path"]
        try:
            record = read_canonical(find(path, LIMIT))
            check_record(record, exhibit)
            records[exhibit["captureId"]] = record
        except (Damaged, KeyError, TypeError, AttributeError) as error:
            report.fail("records-valid", "%s %s" % (type(error).__name__, error), path)
    return records


def files_of(artifacts):
    return sorted([[item[name] for name in ("id", "role", "mediaType", "sizeBytes", "sha256")] for item in artifacts])


def check_record(record, exhibit):
    expect(record["captureId"] == exhibit["captureId"], "captureId")
    expect(record["outcome"] == exhibit["outcome"], "outcome")
    expect(files_of(record["artifacts"]) == files_of(exhibit["artifacts"]), "artifacts")
    page = record["page"]
    expect((page and page["finalUrl"]) == exhibit["url"], "url")
    expect(record["startedAt"] == exhibit["capturedAt"], "capturedAt")
    stated = record["statedDate"]
    expect((record["startedAt"] if stated is None else stated) == exhibit["datedAt"], "datedAt")
