"""The sentences say what the intervals say, no more."""

from __future__ import annotations

from typing import Any

import pytest

from sim.report import verdict_sentences
from sim.report.measures import Measures
from sim.report.tables import Tables
from sim.report.verdicts import answers, cost, flip, sentence
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
            "Het aantal open problemen in de gekoppelde wijken laat geen duidelijk verschil zien bij elke variant.",
        ),
        (
            ("lower", "no_clear_difference", "higher"),
            "Het aantal open problemen in de gekoppelde wijken is lager bij ‘niet’, laat geen duidelijk verschil zien bij ‘beetje’ "
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
    assert text.endswith("shows no clear difference with ‘beetje’ and is higher with ‘veel’.")


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
    assert turned.sentence == "Ja: bij ‘beetje’ voor aandachtsverzoeken ingewilligd in de gekoppelde wijken."
    steady = answers(tables(problems_open__coupled=("lower", "lower", "no_clear_difference")), Words("nl"))[-1]
    assert steady.sentence.startswith("Nee: bij geen van de 1 maten")


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


def test_hours_are_a_price_with_two_sides():
    """More hours here are told with fewer hours there; identical hours are called identical."""
    known = tables(
        hours_dot_officer_dot_training=("higher",) * 3,
        hours_dot_officer_dot_street=("lower",) * 3,
        hours_dot_squad_dot_call=("identical",) * 3,
    )
    text = cost(Measures(known, Words("nl"))).sentence
    officers = "De wijkagenten: duidelijk meer uren naar briefing en training; duidelijk minder naar straat en deur."
    assert text == f"{officers} De ploegen: gelijk in alle runs."


def test_there_is_one_answer_a_question_and_no_score(folder):
    """The screen gets one answer per question; making and keeping are told apart and nothing is added up."""
    for language in ("nl", "en"):
        found = verdict_sentences(folder, language)
        assert len(found) == 6
        assert all(text.endswith(".") and "{" not in text for text in found)
    assert found[0].count(".") == 2
