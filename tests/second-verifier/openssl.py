"""Calls the openssl program with files in a folder of its own."""

import base64
import os
import subprocess
import tempfile

LIMIT_SECONDS = 60


def pem(certificate):
    text = base64.encodebytes(certificate).decode()
    return "-----BEGIN CERTIFICATE-----\n%s-----END CERTIFICATE-----\n" % text


def openssl(arguments, files):
    """Whether `openssl ARGUMENTS` succeeds; `files` are written first, by name."""
    with tempfile.TemporaryDirectory() as folder:
        for name, data in files.items():
            with open(os.path.join(folder, name), "wb") as file:
                file.write(data)
        done = subprocess.run(
            ["openssl"] + arguments, cwd=folder, capture_output=True, timeout=LIMIT_SECONDS, check=False
        )
        return done.returncode == 0
