"""The structure of CMS SignedData (RFC 5652, 5): what openssl does not look at."""

import hashlib

from canonical import expect
from der import INTEGER, OCTETS, OID, SEQUENCE, SET, oid, whole

SIGNED_DATA = oid("1.2.840.113549.1.7.2")
CONTENT_TYPE = oid("1.2.840.113549.1.9.3")
MESSAGE_DIGEST = oid("1.2.840.113549.1.9.4")
SIGNING_TIME = oid("1.2.840.113549.1.9.5")
ESS_V1 = oid("1.2.840.113549.1.9.16.2.12")
ESS_V2 = oid("1.2.840.113549.1.9.16.2.47")
HASHES = {
    oid("2.16.840.1.101.3.4.2.1"): "sha256",
    oid("2.16.840.1.101.3.4.2.2"): "sha384",
    oid("2.16.840.1.101.3.4.2.3"): "sha512",
    oid("1.3.14.3.2.26"): "sha1",
}
SHA1_SIGNATURES = (oid("1.2.840.113549.1.1.5"), oid("1.2.840.10045.4.1"))


class SignedData:
    """One signer; content may be absent. Damaged is raised for anything else."""

    def __init__(self, data):
        content_info = whole(data).expect(SEQUENCE).children()
        expect(len(content_info) == 2 and content_info[0].content == SIGNED_DATA, "no SignedData")
        parts = content_info[1].expect(0xA0).children()[0].expect(SEQUENCE).children()
        parts[0].expect(INTEGER)
        parts[1].expect(SET)
        encapsulated = parts[2].expect(SEQUENCE).children()
        self.content_type = encapsulated[0].expect(OID).content
        self.content = None
        if len(encapsulated) > 1:
            self.content = encapsulated[1].expect(0xA0).children()[0].expect(OCTETS).content
        self.certificates = [node.raw for part in parts[3:] if part.tag == 0xA0 for node in part.children()]
        signers = parts[-1].expect(SET).children()
        expect(len(signers) == 1, "%d signers" % len(signers))
        self.read_signer(signers[0].expect(SEQUENCE).children())

    def read_signer(self, parts):
        self.digest = self.hash_of(parts[2])
        expect(parts[3].tag == 0xA0, "no signed attributes")
        self.attributes = {}
        for attribute in parts[3].children():
            kind, values = attribute.expect(SEQUENCE).children()
            expect(kind.content not in self.attributes, "an attribute twice")
            values = values.expect(SET).children()
            expect(len(values) == 1, "values of an attribute")
            self.attributes[kind.content] = values[0]
        algorithm = parts[4].children()[0].expect(OID).content
        expect(algorithm not in SHA1_SIGNATURES, "signature over SHA-1")

    def hash_of(self, algorithm):
        name = HASHES.get(algorithm.expect(SEQUENCE).children()[0].content)
        expect(name in ("sha256", "sha384", "sha512"), "hash")
        return name

    def check_attributes(self, content):
        """Content type and message digest are those of the content."""
        kind = self.attributes.get(CONTENT_TYPE)
        expect(kind is not None and kind.content == self.content_type, "content type")
        digest = self.attributes.get(MESSAGE_DIGEST)
        expect(digest is not None and digest.content == hashlib.new(self.digest, content).digest(), "message digest")

    def ess_certificate(self):
        """The certificate inside that the ESS attribute names (RFC 5035, 2634)."""
        version_2 = self.attributes.get(ESS_V2)
        attribute = version_2 or self.attributes.get(ESS_V1)
        expect(attribute is not None, "no signing certificate")
        first = attribute.expect(SEQUENCE).children()[0].children()[0].expect(SEQUENCE).children()
        name = "sha1"
        if version_2:
            name = self.hash_of(first[0]) if first[0].tag == SEQUENCE else "sha256"
            first = first[1:] if first[0].tag == SEQUENCE else first
        digest = first[0].expect(OCTETS).content
        found = [item for item in self.certificates if hashlib.new(name, item).digest() == digest]
        expect(found, "the signing certificate is not inside")
        return found[0]
