"""Citizens: what happens to them, what they report, what they hear back, and what they think of it."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from sim.kernel.week import WEEK
from sim.world.facts import BeatWeek, HelpAsked, HelpGiven, HelpNotAsked, IncidentHappened, NoteRouted, Reported, TieChanged, ToldBack

from .base import Share, curve, metric

if TYPE_CHECKING:
    from .book import Book


@metric(
    "incidents", unit="a year", better="lower", kind="count", section="citizens",
    nl="Incidenten", en="Incidents",
    explain_nl="Alles wat bewoners overkomt, gemeld of niet.",
    explain_en="Everything that happens to citizens, reported or not.",
)  # fmt: skip
def incidents(book: Book) -> dict[str, float]:
    """Incidents a year."""
    return book.yearly(book.counted(IncidentHappened))


@metric(
    "incidents.problem", unit="share of incidents", better=None, kind="share", section="citizens",
    nl="Incidenten waar een probleem achter zit", en="Incidents with a problem behind them",
    explain_nl="Het deel van de incidenten dat bij een probleem van de wijk hoort.",
    explain_en="The share of incidents that belong to a problem of the beat.",
)  # fmt: skip
def incidents_of_problems(book: Book) -> dict[str, Share]:
    """Share of incidents born of problems."""
    return book.shares(Counter(told.beat for told in book.measured(IncidentHappened) if told.problem), book.counted(IncidentHappened))


@metric(
    "reports", unit="a year", better=None, kind="count", section="citizens",
    nl="Meldingen en aangiften", en="Reports",
    explain_nl="Alles wat bewoners de politie vertellen, met of zonder auto.",
    explain_en="Everything that citizens tell the police, with or without a car.",
)  # fmt: skip
def reports(book: Book) -> dict[str, float]:
    """Reports a year."""
    return book.yearly(book.counted(Reported))


@metric(
    "reported_share", unit="share of offences", better="higher", kind="share", section="citizens",
    nl="Misdrijven die worden gemeld", en="Offences that are reported",
    explain_nl="Het deel van de misdrijven (geen overlast, ongevallen of gezondheid) dat de politie te horen krijgt.",
    explain_en="The share of offences (not nuisance, accidents or health) that the police hears of.",
)  # fmt: skip
def reported_share(book: Book) -> dict[str, Share]:
    """Reported offences of all offences."""
    offences = {name: kind.offence for name, kind in book.scenario.demand.kinds.items()}
    counts = []
    for kind in (Reported, IncidentHappened):
        counts.append(Counter(told.beat for told in book.measured(kind) if offences.get(told.kind)))
    return book.shares(counts[0], counts[1])


def told_back(book: Book) -> list[ToldBack]:
    """Those who hear back about a report without a car, in the measured weeks."""
    routed = dict.fromkeys(told.report for told in book.all(NoteRouted))
    return [told for told in book.measured(ToldBack) if told.report in routed]


@metric(
    "told_back_share", unit="share of reporters", better="higher", kind="share", section="citizens",
    nl="Melders die iets terughoren", en="Reporters who hear back",
    explain_nl="Tegenover elke melding zonder auto: hoe vaak een melder hoort wat ermee is gedaan.",
    explain_en="Against each report without a car: how often a reporter hears what was done with it.",
)  # fmt: skip
def told_back_share(book: Book) -> dict[str, Share]:
    """Reporters told back against reports without a car, both in the measured weeks."""
    shares = book.shares(Counter(told.beat for told in book.once(told_back)), book.counted(NoteRouted))
    return {end: Share(min(share.hits, share.of), share.of) for end, share in shares.items()}


def _mean_of_beats(book: Book, field: str) -> dict[str, float]:
    total: dict[str, float] = {}
    weeks = book.ends_of_weeks(BeatWeek)
    for told in weeks:
        total[told.beat] = total.get(told.beat, 0.0) + getattr(told, field)
    return book.means(total, Counter(told.beat for told in weeks))


@metric(
    "confidence", unit="0-1", better="higher", kind="mean", section="citizens",
    nl="Vertrouwen in de politie", en="Confidence in the police",
    explain_nl="Gemiddelde over de bewoners, de wijken en de weken.",
    explain_en="Mean over citizens, beats and weeks.",
)  # fmt: skip
def confidence(book: Book) -> dict[str, float]:
    """Mean confidence."""
    return _mean_of_beats(book, "confidence")


@metric(
    "liveability", unit="1-10", better="higher", kind="mean", section="citizens",
    nl="Rapportcijfer leefbaarheid", en="Grade for liveability",
    explain_nl="Het cijfer dat bewoners hun wijk geven, gemiddeld over wijken en weken.",
    explain_en="The grade that residents give their beat, mean over beats and weeks.",
)  # fmt: skip
def liveability(book: Book) -> dict[str, float]:
    """Mean grade."""
    return _mean_of_beats(book, "grade")


@metric(
    "help_asked", unit="a year", better=None, kind="count", section="citizens",
    nl="Hulpvragen aan de wijkagent", en="Requests for help to the officer",
    explain_nl="Hoe vaak bewoners de wijkagent om hulp vragen.",
    explain_en="How often citizens ask the officer for help.",
)  # fmt: skip
def help_asked(book: Book) -> dict[str, float]:
    """Requests for help, a year."""
    return book.yearly(Counter(book.own_beat.get(told.officer, "") for told in book.measured(HelpAsked)))


@metric(
    "help_accepted", unit="share of requests", better=None, kind="share", section="citizens",
    nl="Hulpvragen aangenomen", en="Requests for help accepted",
    explain_nl="Het deel dat de wijkagent als zijn taak ziet. Dit volgt uit de invoer en is geen bevinding.",
    explain_en="The share that the officer sees as his task. This follows from the input and is no finding.",
)  # fmt: skip
def help_accepted(book: Book) -> dict[str, Share]:
    """Share accepted."""
    asked = book.measured(HelpAsked)
    accepted = Counter(book.own_beat.get(told.officer, "") for told in asked if told.accepted)
    return book.shares(accepted, Counter(book.own_beat.get(told.officer, "") for told in asked))


@metric(
    "help_given", unit="a year", better="higher", kind="count", section="citizens",
    nl="Bewoners geholpen", en="Citizens helped",
    explain_nl="Hoe vaak de wijkagent een bewoner hielp.",
    explain_en="How often the officer helped a citizen.",
)  # fmt: skip
def help_given(book: Book) -> dict[str, float]:
    """Times helped, a year."""
    return book.yearly(Counter(book.own_beat.get(told.officer, "") for told in book.measured(HelpGiven)))


@metric(
    "silent_met", unit="a year", better="higher", kind="count", section="citizens",
    nl="Gesprekken aan de deur van stille bewoners", en="Talks at the door of silent citizens",
    explain_nl="Hoe vaak een bewoner die de wijkagent nog niet kende de deur opendeed voor een gesprek. Een gesprek is nog geen band.",
    explain_en="How often a citizen whom the officer did not know yet opened the door for a talk. A talk is no tie yet.",
)  # fmt: skip
def silent_met(book: Book) -> dict[str, float]:
    """Talks at doors where nobody had asked for one, a year."""
    return book.yearly(Counter(book.own_beat.get(told.officer, "") for told in book.measured(TieChanged) if told.cause == "outreach"))


@metric(
    "help_missed", unit="a year", better="lower", kind="count", section="citizens",
    nl="Bewoners in nood die wegblijven", en="Citizens in need who stay away",
    explain_nl="Hoe vaak een bewoner die echt hulp nodig had niet bij de wijkagent kwam, omdat het zelf moest.",
    explain_en="How often a citizen who really needed help did not come to the officer, because he was to manage by himself.",
)  # fmt: skip
def help_missed(book: Book) -> dict[str, float]:
    """Times that somebody in need stayed away, a year."""
    return book.yearly(Counter(told.beat for told in book.measured(HelpNotAsked) if told.in_need))


@curve("incidents")
def incidents_by_week(book: Book) -> dict[str, list[float]]:
    """Incidents of each week."""
    lines = {beat: book.line() for beat in book.scenario.beats}
    for (beat, week), number in Counter(
        (told[1], (told[0] - book.start) // WEEK) for told in book.measured(IncidentHappened)
    ).items():  # fmt: skip
        lines[beat][week] = float(number)
    return {end: [sum(week) for week in zip(*(lines[beat] for beat in beats), strict=True)] for end, beats in book.groups.items()}


@curve("told_back_share")
def told_back_by_week(book: Book) -> dict[str, list[float]]:
    """Reporters told back against reports without a car, week by week."""
    hits, of = book.lines(), book.lines()
    for told, lines in [(told, hits) for told in book.once(told_back)] + [(told, of) for told in book.measured(NoteRouted)]:
        for end in book.ends_of[told.beat]:
            lines[end][(told.time - book.start) // WEEK] += 1
    return {
        end: [min(1.0, hit / cases) if cases else math.nan for hit, cases in zip(hits[end], of[end], strict=True)] for end in book.groups
    }


@curve("liveability")
def liveability_by_week(book: Book) -> dict[str, list[float]]:
    """Mean grade of the beats, week by week; nan for a week that is not told yet."""
    total, count = book.lines(), book.lines()
    for told in book.ends_of_weeks(BeatWeek):
        week = (told.time - book.start - 1) // WEEK
        for end in book.ends_of[told.beat]:
            total[end][week] += told.grade
            count[end][week] += 1
    return {
        end: [grades / beats if beats else math.nan for grades, beats in zip(total[end], count[end], strict=True)] for end in book.groups
    }
