"""What the product seals with its instance key, said again: columns and objects, to write posts as screening does.

foundations/store/src/{keys,sealed}.rs are the originals. A mistake here ends the measurement: the product opens nothing of it.
"""

import hashlib
import hmac
import os

from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_decrypt as decrypt
from nacl.bindings import crypto_aead_xchacha20poly1305_ietf_encrypt as encrypt

CHUNK, TAG, COLUMN_NONCE, OBJECT_NONCE = 64 * 1024, 16, 24, 19


class Keys:
    def __init__(self, file):
        self.root = file.read_bytes()
        self.derived = {}

    def derive(self, purpose):
        """HKDF-SHA256 to 32 bytes, without a salt."""
        extracted = hmac.digest(bytes(32), self.root, "sha256")
        return hmac.digest(extracted, purpose.encode() + b"\x01", "sha256")

    def of(self, purpose):
        """The same, kept: of the few purposes that columns have."""
        if purpose not in self.derived:
            self.derived[purpose] = self.derive(purpose)
        return self.derived[purpose]

    def mac(self, purpose, data):
        return hmac.new(self.of(f"mac:{purpose}"), data, hashlib.sha256).digest()

    def seal_column(self, purpose, bound, plain):
        nonce = os.urandom(COLUMN_NONCE)
        return nonce + encrypt(plain, bound, nonce, self.of(f"seal:{purpose}"))

    def seal_object(self, name, plain):
        key, nonce = self.derive(f"object:{name}"), os.urandom(OBJECT_NONCE)
        parts = pieces(plain, CHUNK)
        return nonce + b"".join(encrypt(part, b"", nonce + place, key) for place, part in placed(parts))

    def open_object(self, name, sealed):
        key, nonce = self.derive(f"object:{name}"), sealed[:OBJECT_NONCE]
        parts = pieces(sealed[OBJECT_NONCE:], CHUNK + TAG)
        return b"".join(decrypt(part, b"", nonce + place, key) for place, part in placed(parts))


def pieces(data, size):
    return [data[at : at + size] for at in range(0, len(data), size)] or [b""]


def placed(parts):
    """Each with its number and whether it is the last, as STREAM puts them into the nonce."""
    for number, part in enumerate(parts):
        yield number.to_bytes(4, "big") + bytes([number == len(parts) - 1]), part
