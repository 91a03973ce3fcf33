"""A certificate authority that lives as long as the cloud does."""

from __future__ import annotations

import ssl
from pathlib import Path

import trustme


def certificates(directory: Path) -> tuple[ssl.SSLContext, Path]:
    """The server's side of TLS for 127.0.0.1 and localhost, and the file with the authority to trust."""
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
    ca_file = directory / "sandbox-ca.pem"
    authority.cert_pem.write_to_path(str(ca_file))
    return context, ca_file
