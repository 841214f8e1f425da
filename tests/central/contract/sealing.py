# SPDX-FileCopyrightText: 2026 The Kushk authors
# SPDX-License-Identifier: MIT
"""The sealing and the signatures, written from openapi.yaml's description alone.

Deliberately shares nothing with the C: it knows crypto_box, BLAKE2b and Ed25519, and puts a sealed
box together by itself. What cannot be read raises Malformed, what does not open raises Forged.
"""

import base64
import hashlib
import hmac
import json

from nacl import bindings
from nacl.exceptions import CryptoError

VERSION = b"\x01"
KEY_BYTES = 32
TAG_BYTES = 16
NONCE_BYTES = 24
MAXIMUM_BYTES = 262144
REQUEST_OVERHEAD = 1 + KEY_BYTES + KEY_BYTES + TAG_BYTES + KEY_BYTES
ANSWER_OVERHEAD = 1 + NONCE_BYTES + TAG_BYTES + 32
CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ*~$=U"


class Malformed(Exception):
    pass


class Forged(Exception):
    pass


def digest(content):
    return hashlib.blake2b(content, digest_size=32).digest()


def sealed_box_nonce(ephemeral_public, recipient_public):
    return hashlib.blake2b(ephemeral_public + recipient_public, digest_size=NONCE_BYTES).digest()


def seal_request(text, session_public, ephemeral, central_public):
    """ephemeral: a pair (public, secret) that is used this once."""
    public, secret = ephemeral
    nonce = sealed_box_nonce(public, central_public)
    box = bindings.crypto_box(session_public + text.encode(), nonce, central_public, secret)
    return VERSION + session_public + public + box


def check_frame(envelope, overhead):
    if not overhead < len(envelope) <= MAXIMUM_BYTES or envelope[:1] != VERSION:
        raise Malformed("another version, too short or too long")


def open_box(box, nonce, public, secret):
    try:
        return bindings.crypto_box_open(box, nonce, public, secret)
    except CryptoError as error:
        raise Forged("does not open") from error


def to_text(content):
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Malformed("not UTF-8") from error


def open_request(envelope, central_public, central_secret):
    """Returns the text and the session's public key."""
    check_frame(envelope, REQUEST_OVERHEAD)
    session_public, ephemeral_public, box = envelope[1:33], envelope[33:65], envelope[65:]
    nonce = sealed_box_nonce(ephemeral_public, central_public)
    plain = open_box(box, nonce, ephemeral_public, central_secret)
    if plain[:KEY_BYTES] != session_public:
        raise Forged("the session's key in front is not the sealed one")
    return to_text(plain[KEY_BYTES:]), session_public


def seal_answer(text, request, nonce, session_public, central_secret):
    box = bindings.crypto_box(digest(request) + text.encode(), nonce, session_public, central_secret)
    return VERSION + nonce + box


def open_answer(answer, request, public, secret):
    """With the central's public and the session's secret key, or the other way round."""
    check_frame(answer, ANSWER_OVERHEAD)
    plain = open_box(answer[25:], answer[1:25], public, secret)
    if plain[:32] != digest(request):
        raise Forged("the answer to another request")
    return to_text(plain[32:])


def box_pair(seed):
    """The X25519 pair whose secret half is the seed itself."""
    return bindings.crypto_scalarmult_base(seed), seed


def sign_pair(seed):
    return bindings.crypto_sign_seed_keypair(seed)


def sign(message, secret):
    return bindings.crypto_sign(message, secret)[: bindings.crypto_sign_BYTES]


def verify(message, signature, public):
    try:
        return bindings.crypto_sign_open(signature + message, public) == message
    except (CryptoError, ValueError):
        return False


def lines(*texts):
    return "".join(f"{text}\n" for text in texts).encode()


def acknowledgement_message(acknowledgement):
    return lines(
        "kushk-acknowledgement-v1",
        acknowledgement["code"],
        acknowledgement["digest"],
        acknowledgement["state"],
        acknowledgement["received_at"],
        digest(base64.b64decode(acknowledgement["answer"], validate=True)).hex(),
    )


def command_message(command):
    members = ("id", "kiosk", "action", "message", "until", "issued_at", "expires_at")
    return lines("kushk-command-v1", *(command[member] for member in members))


def manifest_message(manifest):
    head = lines("kushk-catalogue-v1", manifest["version"], manifest["made_at"], manifest["expires_at"])
    files = sorted(manifest["files"], key=lambda file: file["path"].encode())
    return head + b"".join(lines(f"{file['sha256']} {file['bytes']} {file['path']}") for file in files)


def code_of(number):
    """The bare tracking code of an 80-bit number."""
    body = "".join(CODE_ALPHABET[number >> shift & 31] for shift in range(75, -1, -5))
    return body + CODE_ALPHABET[number % 37]


def code_bytes(code):
    number = 0
    for character in code[:16]:
        number = number * 32 + CODE_ALPHABET.index(character)
    return number.to_bytes(10, "big")


def base64url(content):
    return base64.urlsafe_b64encode(content).rstrip(b"=").decode()


def receipt_token(code, made_at_s, kiosk, service, secret):
    names = b"".join(bytes([len(name)]) + name.encode() for name in (kiosk, service))
    body = VERSION + code_bytes(code) + made_at_s.to_bytes(4, "big") + names
    return base64url(body + sign(b"kushk-receipt-v1\n" + body, secret))


def document_token(identifier, printed_at_s, secret):
    body = VERSION + printed_at_s.to_bytes(4, "big") + identifier.encode()
    return base64url(body + sign(b"kushk-document-v1\n" + body, secret))


def authority_fingerprint(der):
    """The last 8 characters of an enrolment code."""
    argon2id = bindings.crypto_pwhash_alg(
        16, der, b"kushk-enrolment1", 3, 65536 * 1024, bindings.crypto_pwhash_ALG_ARGON2ID13
    )
    number = int.from_bytes(argon2id[:5], "big")
    return "".join(CODE_ALPHABET[number >> shift & 31] for shift in range(35, -1, -5))


def webhook_signature(body, signed_at_s, key):
    """The value of X-Kushk-Signature."""
    digest_text = hmac.new(key, f"{signed_at_s}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={signed_at_s},v1={digest_text}"


AUDIT_MEMBERS = ("chain", "number", "at", "account", "event", "subject", "previous", "hash")


def audit_hash(entry):
    """Of an entry of a kiosk's audit log, as civic-audit.h describes its bytes."""
    texts = (entry[member].encode("ascii") for member in ("at", "account", "event", "subject"))
    message = b"KushkAuditEntry1" + bytes.fromhex(entry["chain"]) + entry["number"].to_bytes(8, "big")
    message += bytes.fromhex(entry["previous"]) + b"".join(bytes([len(text)]) + text for text in texts)
    return hashlib.blake2b(message, digest_size=32).hexdigest()


def audit_line(entry):
    return json.dumps({member: entry[member] for member in AUDIT_MEMBERS}, separators=(",", ":"))
