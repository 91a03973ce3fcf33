"""A certificate authority that lives as long as the cloud does."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from pathlib import Path

import trustme


class Authority:
    """The authority that vouches for the cloud's hosts; `file` is what a client has to trust."""

    def __init__(self, directory: Path) -> None:
        self._authority = trustme.CA()
        self.file = directory / "sandbox-ca.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def certify(self, hosts: Iterable[str]) -> ssl.SSLContext:
        """The server's side of TLS for these hosts."""
        return presenting(self._authority.issue_cert(*hosts))


def presenting(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """The server's side of TLS with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
