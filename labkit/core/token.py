"""Scenario tokens: lab, version, knobs and seed as a short string such as RE1-7H2K9-QXF4M.

Letters are Crockford's base 32 (no I, L, O, U; case and hyphens do not matter). The bytes behind
them: seed, then every knob that is off its default, then a checksum over all of it. A lab that is bound to data has
four bytes of their digest behind the seed: the same knobs over other data are another scenario.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

from .knobs import Kind, Knob, Params

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans("OIL", "011")
_OFF_GRID = 0


class TokenError(ValueError):
    """A scenario token cannot be read; the message says why and what to do."""


def write(code: str, version: int, params: Params, seed: int, digest: str = "") -> str:
    """The token of a scenario of the lab with this two-letter code and version; `digest`, 8 hex digits, of its data."""
    head = f"{code}{version}"
    body = _varint(seed) + bytes.fromhex(digest)
    for place, (name, knob) in enumerate(params.knobs().items()):
        if (value := getattr(params, name)) != knob.default:
            body += bytes([place]) + _pack(knob, value)
    letters = _letters(body + _checksum(head, body))
    return "-".join([head, *(letters[i : i + 5] for i in range(0, len(letters), 5))])


def read(token: str, code: str, version: int, Params: type[Params], digest: str = "") -> tuple[Params, int]:
    """Knobs and seed of a token. Raises TokenError when damaged, of another lab, version or other data."""
    head, body = _split(token)
    if head[:2] != code:
        raise TokenError(f"token = {head}-…: this is a scenario of another lab ({head[:2]}); this lab reads {code}")
    made = int(head[2:])
    if made != version:
        age = "an older" if made < version else "a newer"
        raise TokenError(
            f"token = {head}-…: made with {age} version of this lab ({made}, here {version}), where the same "
            f"knobs may mean other futures; set the knobs by hand, or use the labkit it was made with"
        )
    try:
        seed, at = _read_varint(body, 0)
        made_with, at = body[at : at + len(digest) // 2].hex(), at + len(digest) // 2
        if made_with != digest:
            raise TokenError(
                f"token = {token}: made with other data (their mark is {made_with}, here {digest}), or with the same "
                f"rows in another order, where the same knobs mean other results; open the lab with the data it was "
                f"made with, then paste it again"
            )
        return Params(**_moved(body[at:], list(Params.knobs().values()))), seed
    except TokenError:
        raise
    except (IndexError, struct.error, ValueError) as error:
        raise _damaged(token) from error


def _moved(body: bytes, knobs: list[Knob]) -> dict[str, Any]:
    """The knobs that are off their default, by name."""
    values, at = {}, 0
    while at < len(body):
        knob = knobs[body[at]]
        values[knob.name], at = _unpack(knob, body, at + 1)
    return values


def _split(token: str) -> tuple[str, bytes]:
    if not isinstance(token, str) or not token.strip():
        raise TokenError(f"token = {token!r} is empty; paste the whole scenario, such as RE1-7H2K9-QXF4M")
    flat = "".join(token.upper().replace("-", " ").split())
    code, rest = flat[:2], flat[2:].translate(_LOOK_ALIKES)
    if not code.isalpha() or set(rest) - set(ALPHABET):
        raise _damaged(token)
    digits = len(rest) - len(rest.lstrip("0123456789"))
    for end in range(1, min(digits, 3) + 1):
        head, raw = code + rest[:end], _bytes(rest[end:])
        whole = len(raw) >= 4 and _letters(raw) == rest[end:]
        if whole and _checksum(head, raw[:-3]) == raw[-3:]:
            return head, raw[:-3]
    raise _damaged(token)


def _damaged(token: str) -> TokenError:
    shown = token if len(token) <= 40 else token[:39] + "…"
    return TokenError(f"token = {shown}: damaged or cut (its checksum does not fit); copy the whole scenario again")


def _checksum(head: str, body: bytes) -> bytes:
    return zlib.crc32(head.encode() + body).to_bytes(4, "big")[1:]


def _pack(knob: Knob, value: Any) -> bytes:
    if knob.kind is not Kind.NUMBER:
        return _varint(knob.choices.index(value) if knob.kind is Kind.CHOICE else int(value))
    steps = round((value - knob.low) / knob.step)
    if _on_grid(knob, steps) == value:
        return _varint(steps + 1)
    return _varint(_OFF_GRID) + struct.pack(">d", value)


def _unpack(knob: Knob, body: bytes, at: int) -> tuple[Any, int]:
    if knob.kind is not Kind.NUMBER:
        place, at = _read_varint(body, at)
        return (knob.choices[place] if knob.kind is Kind.CHOICE else bool(place)), at
    steps, at = _read_varint(body, at)
    if steps != _OFF_GRID:
        return _on_grid(knob, steps - 1), at
    (value,) = struct.unpack(">d", body[at : at + 8])
    return (int(value) if knob.whole else value), at + 8


def _on_grid(knob: Knob, steps: int) -> float:
    """The value that many steps up; rounded so that 0.42 comes back as 0.42."""
    value = round(knob.low + steps * knob.step, 10)
    return int(value) if knob.whole else value


def _varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _read_varint(body: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while body[at] > 127:
        value |= (body[at] & 127) << shift
        at, shift = at + 1, shift + 7
    return value | body[at] << shift, at + 1


def _letters(raw: bytes) -> str:
    bits = "".join(f"{byte:08b}" for byte in raw)
    bits += "0" * (-len(bits) % 5)
    return "".join(ALPHABET[int(bits[i : i + 5], 2)] for i in range(0, len(bits), 5))


def _bytes(letters: str) -> bytes:
    bits = "".join(f"{ALPHABET.index(letter):05b}" for letter in letters)
    return bytes(int(bits[i : i + 8], 2) for i in range(0, len(bits) - 7, 8))
