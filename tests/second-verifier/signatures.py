"""The installation's signatures over heads and manifests."""

from canonical import expect, sha256
from cms import CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME, SignedData
from der import oid
from documents import MANIFEST, SIGNATURE
from openssl import openssl, pem
from proofs import ERRORS, key_at

CHECK = "signatures"
DATA = oid("1.2.840.113549.1.7.1")
P256 = oid("1.2.840.10045.3.1.7")
LIMIT = 64 << 10


def check_signatures(manifest, volumes, entries, find, report):
    for item in manifest["proof"]["heads"]:
        try:
            check(find(item["path"], LIMIT), find(item["signature"], LIMIT), key_at(entries, item["sequence"]))
        except ERRORS as error:
            report.fail(CHECK, "%s %s" % (type(error).__name__, error), item["signature"])
    for volume in volumes:
        try:
            content = volume.read(MANIFEST, 64 << 20)
            check(content, volume.read(SIGNATURE, LIMIT), key_at(entries, len(entries)))
        except ERRORS as error:
            report.fail(CHECK, "%s %s" % (type(error).__name__, error), volume.name)


def check(content, signature, certificate_hash):
    expect(certificate_hash is not None, "the journal names no key")
    signed = SignedData(signature)
    expect(signed.content_type == DATA and signed.content is None, "not detached")
    expect(signed.digest == "sha256", "digest")
    signed.check_attributes(content)
    expect({CONTENT_TYPE, MESSAGE_DIGEST, SIGNING_TIME} <= set(signed.attributes), "attributes")
    certificate = signed.ess_certificate()
    expect(sha256(certificate) == certificate_hash, "another key")
    expect(P256 in certificate, "not P-256")
    arguments = ["cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-no_check_time"]
    arguments += ["-in", "signature", "-content", "content", "-CAfile", "certificate", "-out", "copy"]
    files = {"signature": signature, "content": content, "certificate": pem(certificate).encode()}
    expect(openssl(arguments, files), "openssl cms -verify")
