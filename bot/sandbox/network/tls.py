"""A certificate authority that lives as long as the cloud does."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import trustme


class Authority:
    """The authority that vouches for the cloud's hosts; `file` is what a client has to trust."""

    def __init__(self, directory: Path) -> None:
        self._authority = trustme.CA()
        self.file = directory / "sandbox-ca.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def certify(
        self, hosts: Iterable[str], *, not_before: datetime | None = None, not_after: datetime | None = None
    ) -> ssl.SSLContext:
        """The server's side of TLS for these hosts, by default from now on for as long as a test may take."""
        certificate = self._authority.issue_cert(*hosts, not_before=not_before, not_after=not_after)
        return presenting(certificate)


def presenting(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """The server's side of TLS with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
