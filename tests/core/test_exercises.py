"""Exercises: variants, keys from the kernel, feedback for known wrong turns."""

from types import SimpleNamespace

import numpy as np
import pytest

from labkit.core import exercises
from labkit.core.exercises import Exercise, ExerciseError, Key, Misconception


def flips(heads: float) -> np.ndarray:
    """A kernel of one line: 200 futures of a bent coin, 1 = heads."""
    return (np.random.default_rng(5).random(200) < heads).astype(float)


COIN = Exercise(
    id="99-1",
    question="The coin shows heads with chance {heads}. In which share of the futures does it?",
    unit="share",
    key=lambda heads: Key.of(flips(heads), np.mean, reading=0.01),
    variants={"heads": (0.3, 0.5, 0.6, 0.7, 0.8, 0.9)},
    hint="Look at the futures with chance {heads}.",
    misconceptions=(Misconception(lambda heads: 1 - float(np.mean(flips(heads))), "that is the share of tails."),),
)
GAIN = Exercise("99-2", "How much?", "points", lambda: Key(12.0, 0.5), {}, "Look again.")
STEP = Exercise(
    id="99-4",
    question="At which step?",
    unit="wage gap",
    key=lambda: Key.step(0.48, 0.02),
    variants={},
    hint="Go up step by step.",
    misconceptions=(Misconception(lambda: 0.46, "that is the first future."), Misconception(lambda: 0.48, "no.")),
)
HOLD = Exercise(
    id="99-5",
    question="In which share?",
    unit="share",
    key=lambda: Key(0.665, 0.106, 0.01, "133 of 200"),
    variants={},
    hint="Count.",
    misconceptions=(Misconception(lambda: 0.575, "default trust, holds."), Misconception(lambda: 0.585, "the rest.")),
)
SIDE = Exercise(
    id="99-3",
    question="Which side?",
    unit="word",
    key=lambda: "heads",
    variants={},
    hint="Look at the coin.",
    misconceptions=(Misconception(lambda: "edge", "a coin stands on its edge in no future."),),
    choices=("heads", "tails", "edge"),
)
LABS = (SimpleNamespace(exercises=(COIN,)), SimpleNamespace(exercises=(GAIN, SIDE, STEP, HOLD)))


@pytest.fixture(autouse=True)
def _no_student_yet(monkeypatch):
    monkeypatch.setitem(exercises._session, "digest", b"")


def verdict(exercise_id, answer):
    return exercises.check(LABS, exercise_id, answer).verdict


def told(answer):
    return exercises.check(LABS, "99-5", answer)


def test_the_answer_of_the_kernel_is_right():
    assert exercises.check(LABS, "99-1", float(np.mean(flips(0.3)))).right


def test_an_answer_from_other_luck_is_right_too():
    others = np.random.default_rng(11).random((40, 200))
    verdicts = [verdict("99-1", float(np.mean(other < 0.3))) for other in others]
    assert verdicts.count("right") >= 36


def test_an_answer_beyond_the_spread_is_not_right():
    assert verdict("99-1", 0.5) != "right"


def test_tolerance_grows_with_the_spread_and_never_falls_below_what_can_be_read():
    sure, unsure = np.ones(200), flips(0.5)
    assert Key.of(sure, np.mean, reading=0.01).tolerance == pytest.approx(0.01)
    # By hand: the standard error of a share of one half in 200 futures is sqrt(0.25 / 200) = 0.035.
    assert Key.of(unsure, np.mean, reading=0.01).tolerance == pytest.approx(3 * 0.0354 + 0.01, rel=0.15)


def test_the_same_key_has_the_same_tolerance_twice():
    assert Key.of(flips(0.5), np.mean, 0.01) == Key.of(flips(0.5), np.mean, 0.01)


def test_a_misconception_within_the_tolerance_is_not_taken_for_right():
    assert Key(0.665, 0.106).accepts(0.575)
    assert (told(0.575).verdict, told(0.575).message) == ("nearly", "default trust, holds.")
    assert told(0.565).message == "default trust, holds."


def test_the_nearest_misconception_speaks_and_only_as_near_as_the_eye_reads():
    assert told(0.583).message == "the rest."
    assert told(0.577).message == "default trust, holds."
    assert told(0.60).right
    assert told(0.54).message == "a little too low. Count."
    assert told(0.30).message == "too low. Count."


def test_right_says_what_the_bench_shows_and_whether_luck_was_needed():
    assert told(0.66).message == "with luck 0 the bench says 133 of 200."
    assert told(0.72).message == "within luck; with luck 0 the bench says 133 of 200."
    assert told(0.72).right


def test_the_key_itself_is_right_even_where_a_misconception_leads_to_the_same_number():
    assert verdict("99-4", 0.48) == "right"


@pytest.mark.parametrize(
    ("answer", "said"),
    [(0.46, "nearly: that is the first future."), (0.50, "nearly: a little too high. Go up step by step."),
     (0.44, "keep trying: too low. Go up step by step."), (0.47, "nearly: a little too low. Go up step by step."),
     (0.52, "keep trying: too high. Go up step by step."), (48, "keep trying: wage gaps run from 0 to 1: write 0.48."),
     (56, "keep trying: wage gaps run from 0 to 1: write 0.56.")],
)  # fmt: skip
def test_a_step_must_be_met_exactly(answer, said):
    assert repr(exercises.check(LABS, "99-4", answer)) == said


@pytest.mark.parametrize("answer", [30, 70, 26, 74, 99])
def test_percent_instead_of_a_share_gets_one_verdict_right_or_wrong(answer):
    said = exercises.check(LABS, "99-1", answer)
    assert said.verdict == "keep trying"
    assert said.message.startswith(f"shares run from 0 to 1: do you mean {answer / 100:.4g}? (If {answer} is a count")


@pytest.mark.parametrize("answer", [101, 133, 200])
def test_a_count_instead_of_a_share_is_told_to_divide(answer):
    assert repr(told(answer)) == f"keep trying: {answer} looks like a count: divide by 200."


@pytest.mark.parametrize("answer", [-0.2, 201, 133.5])
def test_what_is_neither_percent_nor_count_is_told_the_limits(answer):
    assert told(answer).message == f"answer = {answer:g}: shares run from 0 to 1."


@pytest.mark.parametrize(
    ("exercise_id", "answer", "end"),
    [("99-2", "116", "write 116."), ("99-2", " 116,5 ", "write 116.5 with a point."), ("99-2", "-3.5", "write -3.5."),
     ("99-2", "\u22123", "write -3."), ("99-1", "57 %", "write 0.57."), ("99-1", "0.57", "write 0.57.")],
)  # fmt: skip
def test_a_number_in_quotation_marks_is_told_to_leave_them_out(exercise_id, answer, end):
    said = exercises.check(LABS, exercise_id, answer)
    assert (said.verdict, said.message) == ("keep trying", "leave out the quotation marks: " + end)


@pytest.mark.parametrize(("parts", "number"), [((116, 5), "116.5"), ((0, 57), "0.57"), ((-3, 25), "-3.25")])
def test_a_decimal_comma_is_told_to_be_a_point(parts, number):
    said = exercises.check(LABS, "99-2", *parts)
    assert (said.verdict, said.message) == ("keep trying", f"write {number} with a point.")


@pytest.mark.parametrize("parts", [(1, 2, 3), (1.5, 2), (1, -2), ("heads", "tails")])
def test_several_answers_are_told_to_be_one(parts):
    said = exercises.check(LABS, "99-2", *parts)
    assert said.message == f"give one answer, a number (points); there are {len(parts)} here."


def test_no_answer_at_all_is_like_three_dots():
    assert exercises.check(LABS, "99-2") == exercises.check(LABS, "99-2", ...)


def test_a_known_misconception_gets_its_own_advice():
    said = exercises.check(LABS, "99-1", 1 - float(np.mean(flips(0.3))))
    assert (said.verdict, said.message) == ("nearly", "that is the share of tails.")


def test_a_wrong_sign_is_nearly_right():
    said = exercises.check(LABS, "99-2", -12.2)
    assert said.verdict == "nearly"
    assert "sign" in said.message


def test_close_but_outside_luck_is_nearly_right_and_far_away_is_not():
    assert repr(exercises.check(LABS, "99-2", 12.7)) == "nearly: a little too high. Look again."
    assert repr(exercises.check(LABS, "99-2", 20)) == "keep trying: too high. Look again."


def test_the_hint_carries_the_values_of_the_variant_and_not_the_key():
    said = exercises.check(LABS, "99-1", 0.98)
    assert said.message == "too high. Look at the futures with chance 0.3."


def test_words_are_read_whatever_their_case():
    assert verdict("99-3", " Heads ") == "right"
    assert verdict("99-3", "tails") == "keep trying"
    assert verdict("99-3", "edge") == "nearly"


@pytest.mark.parametrize("answer", ["a lot", None, True, float("nan"), float("inf"), [0.3]])
def test_an_answer_that_is_no_number_is_told_what_is_asked(answer):
    said = exercises.check(LABS, "99-1", answer)
    assert said.verdict == "keep trying"
    assert said.message == f"answer = {answer!r} is not a share from 0 to 1."


def test_a_number_where_a_word_is_asked_is_told_the_words():
    said = exercises.check(LABS, "99-3", 3)
    assert said.message == 'answer = 3 is not one of the words "heads", "tails", "edge". Keep the quotation marks.'


def test_three_dots_are_no_answer_yet():
    assert repr(exercises.check(LABS, "99-1", ...)).startswith("no answer yet: put a share from 0 to 1 in place")


def test_an_unknown_exercise_names_those_there_are():
    with pytest.raises(
        ExerciseError, match=r"exercise_id = '99-9' is no exercise; there are 99-1, 99-2, 99-3, 99-4, 99-5"
    ):
        exercises.check(LABS, "99-9", 1)


@pytest.mark.parametrize("identifier", ["", "   ", None, True, 3.5])
def test_a_student_needs_a_name_or_number(identifier):
    with pytest.raises(ExerciseError, match="is not a name or number"):
        exercises.student(identifier)


def test_without_a_student_everyone_sees_the_first_variant():
    assert "chance 0.3." in repr(exercises.exercise(LABS, "99-1"))


def test_the_same_name_gives_the_same_question_however_it_is_typed():
    seen = set()
    for name in ("Maria  Rossi", "maria rossi", " MARIA ROSSI "):
        seen.add((exercises.student(name), repr(exercises.exercise(LABS, "99-1"))))
    assert len(seen) == 1


def test_names_spread_over_all_variants_and_the_key_follows():
    questions = set()
    for number in range(60):
        exercises.student(number)
        questions.add(repr(exercises.exercise(LABS, "99-1")))
        heads = COIN.variant(exercises._session["digest"])["heads"]
        assert verdict("99-1", float(np.mean(flips(heads)))) == "right"
    assert len(questions) == len(COIN.all_variants())


def test_the_name_is_not_kept():
    exercises.student("Maria Rossi")
    assert "aria" not in repr(exercises._session).casefold()


def test_a_right_answer_names_the_set_of_the_student():
    share = float(np.mean(flips(0.3)))
    assert repr(exercises.check(LABS, "99-1", share)).startswith("right: with luck 0")
    told = exercises.student("Maria Rossi")
    share = float(np.mean(flips(COIN.variant(exercises.digest("maria rossi"))["heads"])))
    name = exercises.set_of(exercises.digest("Maria Rossi"))
    assert f"questions is {name}." in told
    assert repr(exercises.check(LABS, "99-1", share)).startswith(f"right (set {name}): with luck 0")
    assert repr(exercises.check(LABS, "99-3", "Heads")).startswith(f"right (set {name}): ")


@pytest.mark.parametrize(("exercise_id", "answer"), [("99-2", ...), ("99-2", 12.7), ("99-2", 20), ("99-3", "tails")])
def test_an_answer_that_is_not_right_names_no_set(exercise_id, answer):
    exercises.student("Maria Rossi")
    assert "set" not in repr(exercises.check(LABS, exercise_id, answer)).partition(":")[0]


def test_an_accent_may_be_typed_in_one_sign_or_in_two():
    assert exercises.digest("M\u00fcller") == exercises.digest("Mu\u0308ller") != exercises.digest("Muller")


def test_a_question_says_how_to_answer():
    shown = exercises.exercise(LABS, "99-3")
    assert repr(shown) == 'Exercise 99-3. Which side? Answer: one of the words "heads", "tails", "edge".'
    assert shown._repr_markdown_().startswith("**Exercise 99-3.**")


@pytest.mark.parametrize(("words", "runs"), [({}, "futures"), ({"runs": "draws"}, "draws")])
def test_runs_are_told_as_their_lab_calls_them(words, runs):
    labs = (*LABS[:1], SimpleNamespace(exercises=LABS[1].exercises, words=words))
    assert exercises.check(iter(labs), "99-3", "heads").message == f'"heads" is what the {runs} show.'
    assert exercises.check(labs, "99-5", 70).message.endswith(f"(If 70 is a count of {runs}, divide by 200.)")


def test_a_key_worked_by_hand_forgives_rounding_only():
    key = Key.exact(0.4567)
    assert (key.shown, key.accepts(0.46), key.accepts(0.45)) == ("0.46", True, False)
    assert key.close == pytest.approx(0.018)
    assert Key.exact(12.34, 0.06, "{:+.1f}").shown == "+12.3"
