"""The studio's own certificate, made on the spot: a root that signs one leaf, and whose key is then forgotten.

Nobody has vouched for it. It shows that two copies come from the same studio, and a studio that has a certificate of
a known authority puts it in the same place: `key.pem` and `chain.pem`, the leaf first.
"""

import datetime
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from .refusal import Hindered, need

try:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
except ModuleNotFoundError:
    raise need("cryptography") from None

KEY, CHAIN = "key.pem", "chain.pem"
VALID = datetime.timedelta(days=3_650)
EARLIER = datetime.timedelta(days=1)  # before now, for clocks that are behind


@dataclass(frozen=True, repr=False)
class Identity:
    """What a studio signs content with: a private key and the certificates that speak for it, as PEM."""

    key: str
    chain: str


def identity(folder: Path) -> Identity:
    """Returns the identity in a folder, and makes it when there is none; Hindered when the folder cannot be used."""
    try:
        if not folder.exists():
            _make(folder)
        return Identity((folder / KEY).read_text(), (folder / CHAIN).read_text())
    except OSError as error:
        raise Hindered(f"certificates: {error.filename} cannot be used: {error.strerror}") from error


def _make(folder: Path) -> None:
    """Writes a new identity; another process that was faster keeps its own."""
    root_key, key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = secrets.token_hex(4)
    root_name, leaf_name = _name(f"Conus studio {name} root"), _name(f"Conus studio {name}")
    root = (
        _certificate(root_name, root_name, root_key, root_key)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(sign_certificates=True), critical=True)
        .sign(root_key, hashes.SHA256())
    )
    # The leaf as C2PA wants it: no authority, signs only, for one purpose that its profile allows.
    leaf = (
        _certificate(leaf_name, root_name, key, root_key)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(sign_certificates=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        .sign(root_key, hashes.SHA256())
    )
    partial = folder.with_name(f"{folder.name}.{secrets.token_hex(8)}")
    partial.mkdir(parents=True)
    descriptor = os.open(partial / KEY, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    (partial / CHAIN).write_bytes(leaf.public_bytes(Encoding.PEM) + root.public_bytes(Encoding.PEM))
    try:
        partial.rename(folder)
    except OSError:
        for left in partial.iterdir():
            left.unlink()
        partial.rmdir()


def _name(common: str) -> x509.Name:
    return x509.Name(
        [
            x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Conus studio"),
            x509.NameAttribute(NameOID.COMMON_NAME, common),
        ]
    )


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePrivateKey, issuer_key: ec.EllipticCurvePrivateKey
) -> x509.CertificateBuilder:
    now = datetime.datetime.now(datetime.UTC)
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + VALID)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )


def _usage(sign_certificates: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not sign_certificates,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=sign_certificates,
        crl_sign=sign_certificates,
        encipher_only=False,
        decipher_only=False,
    )
