"""Scenario tokens: nothing is lost on the way, every slip of the pen is noticed, every refusal says why."""

import random
import struct

import pytest

from labkit.core import token
from labkit.core.knobs import Params, choice, flag, number
from labkit.core.token import ALPHABET, TokenError


class Fair(Params):
    """All kinds of knobs: a fine share, a range below zero, a coarse whole number, a choice, a flag."""

    share: float = number(0.5, 0, 1, step=0.01, unit="share", meaning="a share", label="Share")
    drift: float = number(0.0, -2, 2, step=0.1, unit="logit", meaning="below or above zero", label="Drift")
    stalls: int = number(20, 0, 1000, step=5, unit="stalls", meaning="how many stalls", label="Stalls")
    weather: str = choice("dry", ("dry", "wet", "snow"), meaning="what falls", label="Weather")
    music: bool = flag(False, meaning="whether a band plays", label="Music")


LUCKY = Fair(share=0.42, drift=-0.3, stalls=45, weather="snow", music=True)


def written(params=LUCKY, seed=7, code="FA", version=1):
    return token.write(code, version, params, seed)


def opened(text):
    return token.read(text, "FA", 1, Fair)


def sealed(body):
    """A token of any body with the right checksum, as no labkit would write it."""
    letters = token._letters(body + token._checksum("FA1", body))
    return f"FA1-{letters}"


def random_scenario(rng):
    on_grid = {
        "share": rng.randrange(101) / 100,
        "drift": rng.randrange(-20, 21) / 10,
        "stalls": 5 * rng.randrange(201),
    }
    off_grid = {"share": rng.random(), "drift": rng.uniform(-2, 2), "stalls": rng.randrange(1001)}
    knobs = {name: rng.choice([on_grid, off_grid])[name] for name in on_grid if rng.random() < 0.7}
    seed = rng.choice([0, 1, 127, 128, 2**32, 2**80, rng.randrange(10**6)])
    return Fair(**knobs, weather=rng.choice(["dry", "wet", "snow"]), music=rng.random() < 0.5), seed


def test_any_scenario_comes_back_as_it_was():
    rng = random.Random(2006)
    for _ in range(400):
        params, seed = random_scenario(rng)
        assert opened(written(params, seed)) == (params, seed)


@pytest.mark.parametrize("share", [0.0, 1.0, 0.29, 0.57, 1 / 3, 0.1 + 0.2, 5e-324, 1 - 2**-53])
def test_a_share_comes_back_to_the_last_bit(share):
    back = opened(written(Fair(share=share)))[0].share
    assert struct.pack(">d", back) == struct.pack(">d", share)


def test_a_whole_number_comes_back_as_a_whole_number():
    for stalls in (0, 45, 47, 1000):
        back = opened(written(Fair(stalls=stalls)))[0].stalls
        assert (back, type(back)) == (stalls, int)


def test_the_luck_alone_makes_a_short_token():
    assert written(Fair(), 0) == "FA1-00Z3H-E0"
    assert opened("FA1-00Z3H-E0") == (Fair(), 0)


def test_other_knobs_or_other_luck_give_another_token():
    scenarios = [
        written(),
        written(seed=8),
        written(LUCKY.replace(share=0.43)),
        written(LUCKY.replace(music=False)),
        written(version=2),
    ]
    assert len(set(scenarios)) == len(scenarios)


def test_the_same_scenario_always_has_the_same_token():
    assert written(Fair(share=0.3, music=True)) == written(Fair(music=True, share=0.3))


def test_a_token_holds_letters_that_cannot_be_confused():
    rng = random.Random(1)
    letters = set("".join(written(*random_scenario(rng))[4:] for _ in range(200))) - {"-"}
    assert letters == set(ALPHABET)
    assert not letters & set("ILOU")


@pytest.mark.parametrize(
    "spoilt",
    [
        str.lower,
        lambda text: text.replace("-", ""),
        lambda text: text.replace("-", " "),
        lambda text: f"\n  {text}\t",
        lambda text: text[:9] + " - \n" + text[9:],
        lambda text: text.replace("1", "I"),
        lambda text: text.replace("1", "l"),
        lambda text: text.replace("0", "O"),
        lambda text: text.replace("0", "o").lower(),
    ],
    ids=[
        "lower case",
        "no hyphens",
        "spaces for hyphens",
        "space around",
        "line broken",
        "I for 1",
        "l for 1",
        "O for 0",
        "o for 0",
    ],
)
def test_a_token_survives_careless_copying(spoilt):
    rng = random.Random(3)
    for params, seed in [(LUCKY, 7), *(random_scenario(rng) for _ in range(30))]:
        assert opened(spoilt(written(params, seed))) == (params, seed)


def slips(text):
    """All tokens that one slip makes: a letter changed, left out, doubled, or swapped with the next."""
    for i in range(len(text)):
        yield text[:i] + text[i + 1 :]
        yield text[:i] + text[i] + text[i:]
        yield text[:i] + text[i + 1 : i + 2] + text[i] + text[i + 2 :]
        for letter in ALPHABET + "U*é-":
            yield text[:i] + letter + text[i + 1 :]


@pytest.mark.parametrize("scenario", [(LUCKY, 7), (Fair(), 0), (Fair(share=0.123456789), 2**40)])
def test_no_single_slip_opens_another_scenario(scenario):
    caught = harmless = 0
    for slip in slips(written(*scenario)):
        try:
            assert opened(slip) == scenario
            harmless += 1
        except TokenError:
            caught += 1
    assert caught > 10 * harmless > 0


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "F",
        "FA",
        "FA1",
        "FA1-",
        "FA1-0",
        "1234-5678",
        "FA1-WHAT!",
        "FA1-" + "Z" * 60,
        written()[:-2],
        written()[:8],
        written() + "-" + written(),
    ],
)
def test_a_damaged_or_cut_token_says_so(text):
    with pytest.raises(TokenError, match=r"^token = .*: damaged or cut .*copy the whole scenario again$"):
        opened(text)


def test_a_long_damaged_text_is_not_repeated_whole():
    with pytest.raises(TokenError) as refused:
        opened("FA1-" + "7" * 5000)
    assert len(str(refused.value)) < 140


@pytest.mark.parametrize("nothing", ["", "   ", "\n", None, 3, b"FA1-00Z3H-E0"])
def test_nothing_pasted_says_what_to_paste(nothing):
    with pytest.raises(TokenError, match=r"is empty; paste the whole scenario, such as RE1-"):
        opened(nothing)


def test_a_token_of_another_lab_says_which():
    with pytest.raises(TokenError, match=r"scenario of another lab \(GL\); this lab reads FA$"):
        opened(written(code="GL"))


@pytest.mark.parametrize(("version", "age"), [(1, "an older"), (3, "a newer"), (12, "a newer")])
def test_a_token_of_another_version_says_whether_older_or_newer(version, age):
    with pytest.raises(TokenError, match=rf"made with {age} version of this lab \({version}, here 2\)"):
        token.read(written(version=version), "FA", 2, Fair)


@pytest.mark.parametrize(
    "body",
    [
        bytes([7, 99, 5]),
        bytes([7, 5, 1]),
        bytes([7, 3, 9]),
        bytes([7, 0, 200, 1]),
        bytes([7, 0]),
        bytes([7, 0, 0, 63]),
        bytes([200]),
        bytes([7, 0, 0]) + struct.pack(">d", float("nan")),
    ],
    ids=[
        "unknown knob",
        "knob after the last",
        "unknown choice",
        "beyond the box",
        "knob without value",
        "half a number",
        "half a seed",
        "not a number",
    ],
)
def test_a_body_no_labkit_would_write_is_refused(body):
    assert opened(sealed(bytes([7, 0, 43]))) == (Fair(share=0.42), 7)
    with pytest.raises(TokenError, match="damaged or cut"):
        opened(sealed(body))


@pytest.mark.parametrize("seed", [0, 7, 200, 40000])
@pytest.mark.parametrize("params", [Fair(), LUCKY, Fair(share=0.1)])
def test_any_other_last_letter_is_refused(params, seed):
    made = written(params, seed)
    for letter in set(ALPHABET) - {made[-1]}:
        with pytest.raises(TokenError, match="damaged"):
            opened(made[:-1] + letter)
