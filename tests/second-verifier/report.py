"""What the checks found."""

# Where one of these is not possible, the dossier is no less intact.
WITNESSES = {"heads-match-journal", "exhibits-proved", "signatures", "timestamps", "opentimestamps"}


class Report:
    def __init__(self):
        self.findings = {}
        self.impossible = {}

    def fail(self, check, reason, path=""):
        self.findings.setdefault(check, []).append((reason + " " + path).strip())

    def not_possible(self, check, reason):
        self.impossible.setdefault(check, []).append(reason)

    def as_json(self):
        verdict = "failed" if self.findings else "incomplete" if set(self.impossible) - WITNESSES else "passed"
        return {
            "verdict": verdict,
            "failed": sorted(self.findings),
            "notPossible": sorted(self.impossible),
            "findings": {check: found[:20] for check, found in self.findings.items()},
        }


class Damaged(Exception):
    """Something cannot be read as what it should be; the message says why."""
