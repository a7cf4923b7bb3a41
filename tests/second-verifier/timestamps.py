"""RFC 3161 timestamps of heads."""

import calendar
import hashlib
import re
import time

from canonical import expect
from cms import HASHES, SignedData
from der import GENERALIZED_TIME, INTEGER, OCTETS, OID, SEQUENCE, oid, whole
from openssl import openssl, pem
from proofs import ERRORS

CHECK = "timestamps"
TST_INFO = oid("1.2.840.113549.1.9.16.1.4")
LIMIT = 1 << 20
TIME = re.compile(rb"(\d{14})(\.\d*[1-9])?Z")
TOLERANCE_SECONDS = 300


def check_timestamps(manifest, find, roots, report):
    trusted = 0
    for head in manifest["proof"]["heads"]:
        for item in head["timestamps"]:
            try:
                content = find(head["path"], LIMIT)
                trusted += check(content, find(item["query"], LIMIT), find(item["reply"], LIMIT), roots)
            except ERRORS as error:
                report.fail(CHECK, "%s %s" % (type(error).__name__, error), item["reply"])
    if trusted == 0:
        report.not_possible(CHECK, "no timestamp under a known root")


def check(content, query, reply, roots):
    """Whether the timestamp is valid under one of the roots; False where its root is not among them."""
    asked = Query(query)
    answer = whole(reply).expect(SEQUENCE).children()
    expect(answer[0].expect(SEQUENCE).children()[0].integer() in (0, 1) and len(answer) == 2, "not granted")
    token = SignedData(answer[1].raw)
    expect(token.content_type == TST_INFO and token.content is not None, "no TSTInfo")
    token.check_attributes(token.content)
    token.ess_certificate()
    info = Info(token.content)
    name = HASHES.get(info.hash)
    expect(name in ("sha256", "sha384", "sha512"), "imprint's hash")
    expect(info.imprint == hashlib.new(name, content).digest(), "another file")
    expect((info.hash, info.imprint) == (asked.hash, asked.imprint), "not what was asked")
    expect(info.nonce == asked.nonce, "nonce")
    expect(asked.policy is None or info.policy == asked.policy, "policy")
    expect(info.time <= time.time() + TOLERANCE_SECONDS, "in the future")
    arguments = ["ts", "-verify", "-queryfile", "query", "-in", "reply", "-CAfile", "roots", "-attime", str(info.time)]
    files = {"query": query, "reply": reply, "roots": roots}
    if roots and openssl(arguments, files):
        return True
    # whoever trusts the certificates inside finds nothing else wrong
    inside = "".join(map(pem, token.certificates)).encode()
    expect(openssl(arguments + ["-partial_chain"], {**files, "roots": inside}), "openssl ts -verify")
    return False


def read_imprint(node):
    algorithm, digest = node.expect(SEQUENCE).children()
    return algorithm.expect(SEQUENCE).children()[0].expect(OID).content, digest.expect(OCTETS).content


class Query:
    """TimeStampReq (RFC 3161, 2.4.1)."""

    def __init__(self, data):
        parts = whole(data).expect(SEQUENCE).children()
        self.hash, self.imprint = read_imprint(parts[1])
        self.policy = next((part.content for part in parts[2:] if part.tag == OID), None)
        self.nonce = next((part.integer() for part in parts[2:] if part.tag == INTEGER), None)


class Info:
    """TSTInfo (RFC 3161, 2.4.2)."""

    def __init__(self, data):
        parts = whole(data).expect(SEQUENCE).children()
        self.policy = parts[1].expect(OID).content
        self.hash, self.imprint = read_imprint(parts[2])
        match = TIME.fullmatch(parts[4].expect(GENERALIZED_TIME).content)
        expect(match, "genTime")
        self.time = calendar.timegm(time.strptime(match[1].decode(), "%Y%m%d%H%M%S"))
        self.nonce = next((part.integer() for part in parts[5:] if part.tag == INTEGER), None)
