"""A certificate authority for the hosts of one cloud."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

import trustme


class CertificateAuthority:
    """Signs the certificates of the hosts; clients have to trust the certificate in `file`."""

    def __init__(self, directory: Path) -> None:
        self._authority = trustme.CA()
        self.file = directory / "sandbox-ca.pem"
        self._authority.cert_pem.write_to_path(str(self.file))

    def certify(
        self, hosts: Iterable[str], *, not_before: datetime | None = None, not_after: datetime | None = None
    ) -> ssl.SSLContext:
        """The server's TLS context for these hosts; by default the certificate is valid now."""
        certificate = self._authority.issue_cert(*hosts, not_before=not_before, not_after=not_after)
        return server_context(certificate)


def server_context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    """The server's TLS context with this certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
