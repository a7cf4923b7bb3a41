"""Canonical JSON (RFC 8785), hashes and the small forms that fields have."""

import hashlib
import json
import math
import re

from report import Damaged

HASH = re.compile(r"[0-9a-f]{64}")
UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def number(value):
    """A number as ECMAScript prints it (ECMA-262, Number::toString)."""
    if isinstance(value, int) and abs(value) <= 2**53:
        return str(value)
    value = float(value)
    if not math.isfinite(value):
        raise Damaged("not a JSON number")
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    mantissa, _, exponent = ("%r" % abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    fraction = "" if fraction == "0" else fraction
    digits = (whole + fraction).lstrip("0")
    # the value is 0.digits times ten to the power of point
    point = len(whole) + int(exponent or 0) - (len(whole + fraction) - len(digits))
    digits = digits.rstrip("0")
    if len(digits) <= point <= 21:
        return sign + digits + "0" * (point - len(digits))
    if 0 < point <= 21:
        return sign + digits[:point] + "." + digits[point:]
    if -6 < point <= 0:
        return sign + "0." + "0" * -point + digits
    rest = "." + digits[1:] if len(digits) > 1 else ""
    return "%s%s%se%+d" % (sign, digits[0], rest, point - 1)


def canonical(value):
    """The one spelling of a value, as text."""
    if value is None or isinstance(value, (bool, str)):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
    return "{" + ",".join(canonical(key) + ":" + canonical(value[key]) for key in keys) + "}"


def canonical_hash(value):
    return sha256(canonical(value).encode())


def no_constant(name):
    raise Damaged("no JSON: " + name)


def read_canonical(data):
    """The value of canonical JSON; Damaged for any other bytes."""
    try:
        value = json.loads(data.decode(), parse_constant=no_constant)
        if canonical(value).encode() != data:
            raise Damaged("not canonical")
        return value
    except (ValueError, RecursionError) as error:
        raise Damaged("no JSON: %s" % type(error).__name__)


def expect(condition, what):
    if not condition:
        raise Damaged(what)


def is_count(value, least=0):
    return type(value) is int and least <= value <= 2**53


def is_hash(value):
    return isinstance(value, str) and HASH.fullmatch(value) is not None


def is_uuid(value):
    return isinstance(value, str) and UUID.fullmatch(value) is not None


def is_time(value):
    return isinstance(value, str) and TIME.fullmatch(value) is not None


def has_keys(value, *names):
    return isinstance(value, dict) and set(value) == set(names)
