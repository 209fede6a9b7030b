"""The sentences say what the intervals say, no more."""

from __future__ import annotations

from typing import Any

import pytest

from sim.agents.control_room import MOST_HELD
from sim.kernel.week import HOUR
from sim.report import verdict_sentences
from sim.report.measures import Measures
from sim.report.sureness import gains_in_words
from sim.report.tables import Tables
from sim.report.verdicts import answers, cost, flip, sentence, sized
from sim.report.words import Words

ARMS = ("niet", "beetje", "veel")


def tables(**verdicts: tuple[str, ...]) -> Tables:
    """A folder with one verdict per arm for each measure; `__` stands for @ and `_dot_` for a point."""
    names = {key.replace("__", "@").replace("_dot_", "."): found for key, found in verdicts.items()}
    size = len(next(iter(names.values())))
    sign = {"higher": "1", "lower": "-1", "identical": "0", "no_clear_difference": "0.1", "": ""}
    row: dict[str, Any] = {"base_mean": "10", "mean": "10", "low": "", "high": "", "n": "30"}
    differences = {
        (arm, name): row | {"difference": sign[verdict], "verdict": verdict}
        for name, found in names.items()
        for arm, verdict in zip(ARMS, found, strict=False)
    }
    summary = {(arm, name): {"mean": "10"} for arm in ("basis", *ARMS[:size]) for name in names}
    return Tables({"arms": [{"name": arm} for arm in ("basis", *ARMS[:size])]}, summary, differences, {})


def said(language: str, *verdicts: str) -> str:
    return sentence(Measures(tables(problems_open__coupled=verdicts), Words(language)), "problems_open@coupled")


@pytest.mark.parametrize(
    ("verdicts", "text"),
    [
        (("lower", "lower", "lower"), "Het aantal open problemen in de gekoppelde wijken is lager bij elke variant."),
        (("identical",) * 3, "Het aantal open problemen in de gekoppelde wijken is gelijk in alle runs bij elke variant."),
        (
            ("no_clear_difference",) * 3,
            "Het aantal open problemen in de gekoppelde wijken verschilt bij geen enkele variant duidelijk.",
        ),
        (
            ("lower", "no_clear_difference", "higher"),
            "Het aantal open problemen in de gekoppelde wijken is lager bij ‘niet’, verschilt niet duidelijk bij ‘beetje’ "
            "en is hoger bij ‘veel’.",
        ),
        (("higher",), "Het aantal open problemen in de gekoppelde wijken is hoger ten opzichte van de basis."),
    ],
)
def test_a_sentence_follows_the_verdicts(verdicts, text):
    """Higher, lower, no clear difference and identical are said of exactly the arms of which the tables say so."""
    assert said("nl", *verdicts) == text


def test_english_says_the_same():
    """The English sentence names the same arms under the same verdicts."""
    text = said("en", "lower", "no_clear_difference", "higher")
    assert text.startswith("The number of open problems in the coupled beats is lower with ‘niet’, ")
    assert text.endswith("does not clearly differ with ‘beetje’ and is higher with ‘veel’.")


@pytest.mark.parametrize(
    ("verdicts", "arm"),
    [
        (("lower", "lower", "higher"), "veel"),
        (("higher", "no_clear_difference", "lower"), "veel"),
        (("higher", "lower", "lower"), "beetje"),
        (("no_clear_difference", "higher", "higher"), None),
        (("identical", "no_clear_difference", "no_clear_difference"), None),
        (("lower", "", "lower"), None),
    ],
)
def test_a_sign_turns_only_between_two_clear_signs(verdicts, arm):
    """An unclear difference never turns a sign, whatever side of zero its mean lies on."""
    assert flip(tables(attention_met=verdicts), "attention_met") == arm


def test_the_arm_at_which_a_sign_turns_is_named():
    """Over the range of arms the answer names the arm, or says that no sign turns."""
    turned = answers(tables(attention_met__coupled=("higher", "lower", "lower"), problems_open__coupled=("lower",) * 3), Words("nl"))[-1]
    assert turned.topic == "turning"
    assert turned.sentence == (
        "Ja. Het deel van de aandachtsverzoeken dat wordt ingewilligd in de gekoppelde wijken is hoger bij ‘niet’ en is lager bij ‘beetje’ "
        "en ‘veel’."
    )
    steady = answers(tables(problems_open__coupled=("lower", "lower", "no_clear_difference")), Words("nl"))[-1]
    assert steady.sentence.startswith("Nee: geen van de 1 maten")


def test_arms_are_called_by_what_sets_them_apart():
    """Words that all titles begin or end with are left out of the short name; a single arm keeps its whole title."""
    titles = ("ploegen leunen niet achterover", "ploegen leunen een beetje achterover", "ploegen leunen veel achterover")
    known = tables(problems_open=("lower",) * 3)
    for arm, title in zip(known.manifest["arms"][1:], titles, strict=True):
        arm["title"] = {"nl": title, "en": title}
    assert [known.short_title(arm, "nl") for arm in ARMS] == ["niet", "een beetje", "veel"]
    assert tables(problems_open=("lower",)).short_title("niet", "nl") == "niet"
    for arm in known.manifest["arms"][1:]:
        arm["title"] = {"nl": "gelijk", "en": "equal"}
    assert known.short_title("veel", "nl") == "gelijk"


def test_what_was_not_measured_is_not_answered():
    """A study without coupling has no coupled beat to speak of; the bureau is still judged."""
    topics = [answer.topic for answer in answers(tables(problems_open=("lower", "lower", "lower")), Words("nl"))]
    assert topics == ["bureau", "turning"]


def test_hours_say_what_how_much_and_where():
    """A clear difference of hours is told with its size and its variants; one below a tenth of an hour or in no variant clear is not."""
    known = tables(
        hours_dot_officer_dot_training=("higher",) * 3,
        hours_dot_officer_dot_typing=("higher",) * 3,
        hours_dot_officer_dot_street=("no_clear_difference", "no_clear_difference", "lower"),
        hours_dot_squad_dot_call=("identical",) * 3,
    )
    for arm in ARMS:
        known.differences[arm, "hours.officer.street"]["difference"] = "-0.5"
        known.differences[arm, "hours.officer.typing"]["difference"] = "0.09"
    text, further, drawn = cost(Measures(known, Words("nl")))
    officers = "De wijkagenten (per persoon): ongeveer 60 minuten per week meer briefing en training bij elke variant; "
    officers += "ongeveer een half uur per week minder straat en deur bij ‘veel’."
    squads = "De ploegen (per auto, overal samen): nergens een duidelijk verschil van 0,1 uur per week of meer."
    assert text == f"{officers} {squads}"
    assert "0,1 uur" in further
    assert drawn == ("hours.officer.training", "hours.officer.street")


def test_the_price_for_callers_is_told_with_its_size():
    """Where the wait of callers without urgency rises, the answer says from how much to how much; where it does not, that too."""
    known = tables(response_p3__coupled=("no_clear_difference", "higher", "higher"), response_p1=("no_clear_difference",) * 3)
    for arm, mean in zip(ARMS, ("13.8", "173.4", "383"), strict=True):
        known.differences[arm, "response_p3@coupled"] |= {"base_mean": "13.9", "mean": mean}
    answer = next(one for one in answers(known, Words("nl")) if one.topic == "callers")
    text = "gaat van 14 minuten naar 2 uur 53 bij ‘beetje’ en 6 uur 23 bij ‘veel’ en verschilt niet duidelijk bij ‘niet’."
    assert answer.sentence.endswith(text)
    for arm, mean in zip(ARMS, ("0", "15.3", "34.7"), strict=True):
        known.summary[arm, "calls_held@coupled"] = {"mean": mean}
    answer = next(one for one in answers(known, Words("nl")) if one.topic == "callers")
    assert f"{text} Het gemiddelde stijgt" in answer.sentence
    assert "ongeveer 15 per jaar bij ‘beetje’ en 35 per jaar bij ‘veel’" in answer.sentence
    assert f"hoogstens {MOST_HELD // HOUR} uur" in answer.sentence
    assert "met spoed (P1) verschilt bij geen enkele variant duidelijk" in answer.further


def test_ties_grow_stronger_and_times_longer():
    """Of a tie it is said that it is stronger or weaker, of a time that it is longer or shorter."""
    known = tables(tie_mean_dot_coupled_squad=("higher", "lower", "lower"), response_p1=("higher", "lower", "lower"))
    measures = Measures(known, Words("nl"))
    assert "is sterker bij ‘niet’ en is zwakker bij" in sentence(measures, "tie_mean.coupled_squad")
    assert "is langer bij ‘niet’ en is korter bij" in sentence(measures, "response_p1")


def test_there_is_one_answer_a_question_and_no_score(folder):
    """The screen gets one answer per question; making and keeping are told apart and nothing is added up."""
    for language in ("nl", "en"):
        found = verdict_sentences(folder, language)
        assert len(found) == 7
        assert all(text.endswith(".") and "{" not in text for text in found)
    assert found[0].count(".") == 2


def test_who_gains_says_under_which_variants():
    """A measure that is better under one variant and worse under another is said so of each, never of every variant."""
    found = tables(attention_met__coupled=("higher", "no_clear_difference", "lower"), confidence__coupled=("higher",) * 3)
    found.manifest["measures"] = [{"name": name, "better": "higher"} for name in ("attention_met", "confidence")]
    assert gains_in_words(Measures(found, Words("nl"))) == [
        "Gekoppelde wijken – gunstiger: aandachtsverzoeken ingewilligd (‘niet’); vertrouwen in de politie (elke variant). "
        "Ongunstiger: aandachtsverzoeken ingewilligd (‘veel’)."
    ]
    assert gains_in_words(Measures(found, Words("nl")), "veel") == [
        "Gekoppelde wijken – gunstiger: vertrouwen in de politie. Ongunstiger: aandachtsverzoeken ingewilligd."
    ]


def test_what_comes_from_the_coupled_beat_alone_is_said_there():
    """A wait that is longer in the coupled beat only also shows in the mean of the bureau, and is not told twice."""
    longer = ("higher",) * 3
    found = tables(response_p3__coupled=longer, response_p3__other=("no_clear_difference",) * 3, response_p3=longer, pulled_in=longer)
    found.manifest["measures"] = [{"name": name, "better": "lower"} for name in ("response_p3", "pulled_in")]
    beat, others, bureau = gains_in_words(Measures(found, Words("nl")))
    assert "responstijd" in beat
    assert "geen duidelijk verschil" in others
    assert "wijkagent ingezet" in bureau
    assert "responstijd" not in bureau


def test_what_is_clear_and_tiny_is_left_to_the_table():
    """A clear difference of less than a hundredth of the reference is not said to be a gain; that there are such is said."""
    found = tables(attention_met__coupled=("higher", "no_clear_difference", "lower"), confidence__other=("higher",) * 3)
    found.manifest["measures"] = [{"name": name, "better": "higher"} for name in ("attention_met", "confidence")]
    for arm in ("niet", "beetje", "veel"):
        found.differences[arm, "confidence@other"] |= {"base_mean": "0.6", "difference": "0.0059"}
    assert gains_in_words(Measures(found, Words("nl"))) == [
        "Gekoppelde wijken – gunstiger: aandachtsverzoeken ingewilligd (‘niet’). Ongunstiger: aandachtsverzoeken ingewilligd (‘veel’).",
        "Andere wijken – alleen duidelijke verschillen van minder dan 1%.",
        Words("nl")("gains.small"),
    ]


def test_a_size_that_does_not_show_is_said_in_a_word():
    """Where a clear difference is too small for the figures of a sentence, it says stronger or weaker, not from 0.13 to 0.13."""
    found = tables(problems_open=("higher", "higher", "lower"))
    for arm, mean in zip(ARMS, ("10.001", "14", "10"), strict=True):
        found.differences[arm, "problems_open"] |= {"mean": mean}
    said = sized(Measures(found, Words("nl")), "problems_open")
    assert said == "Het aantal open problemen gaat van 10,0 naar 14,0 bij ‘beetje’ en is hoger bij ‘niet’ en is lager bij ‘veel’."
