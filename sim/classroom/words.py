"""What happened, in a sentence: the words with which the page explains, in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

from sim.kernel.week import DAY, HOUR, MINUTE, WEEK

DAYS = (
    ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
)
KINDS = {
    "family": ("een gezin in de knel", "a family in trouble"),
    "youth": ("overlast van een jeugdgroep", "a youth group causing nuisance"),
    "burglary": ("een reeks inbraken", "a series of burglaries"),
    "neighbours": ("een burenruzie", "a quarrel between neighbours"),
    "confused": ("een verward persoon", "a person in confusion"),
    "drugs": ("drugshandel op straat", "drugs dealt in the street"),
    "shops": ("winkeldiefstal", "shoplifting"),
    "hospitality": ("overlast rond een café", "nuisance around a café"),
    "pupils": ("overlast van scholieren", "pupils causing nuisance"),
}
STATES = {
    "started": ("Het probleem begint; nog niemand weet ervan.", "The problem begins; nobody knows of it yet."),
    "signalled": ("De wijkagent krijgt er lucht van.", "The officer gets wind of it."),
    "in_hand": ("De wijkagent begint aan een aanpak; hij weet {known} van wat nodig is.",
                "The officer starts an approach; he knows {known} of what is needed."),
    "unsolved": ("De aanpak werkt niet: poging {tries}.", "The approach fails: attempt {tries}."),
    "solved": ("Opgelost.", "Solved."),
    "faded": ("Het probleem dooft vanzelf uit.", "The problem fades by itself."),
    "escalated": ("Het loopt uit de hand.", "It gets out of hand."),
    "slid": ("Het glijdt af naar misdaad.", "It slides into crime."),
}
HOW = {
    "call": ("ter plaatse, na een melding", "on the spot, after a call"),
    "visit": ("ter plaatse, na een bezoek", "on the spot, after a visit"),
    "message": ("met een bericht", "by a message"),
    "talk": ("in een gesprek op het bureau", "in a talk at the station"),
    "meeting": ("in een overleg", "in a meeting"),
    "request": ("bij een verzoek", "with a request"),
    "coaching": ("toen een collega meeliep", "when a colleague came along"),
    "colleague": ("als collega's onder elkaar", "among colleagues"),
    "heard": ("van horen zeggen", "by hearsay"),
    "case": ("bij een zaak", "with a case"),
    "citizen": ("van een bewoner", "from a citizen"),
    "own work": ("bij het eigen werk", "in his own work"),
    "file": ("uit een dossier", "from a file"),
    "outreach": ("op straat", "in the street"),
}
SETTLED = {
    "kept": ("{owner} komt de afspraak na.", "{owner} keeps the promise."),
    "late": ("{owner} komt de afspraak na, maar te laat.", "{owner} keeps the promise, but late."),
    "half": ("{owner} doet maar de helft van wat was afgesproken.", "{owner} does only half of what was agreed."),
    "excused": ("{owner} komt de afspraak niet na, met een goede reden.", "{owner} does not keep the promise, for a good reason."),
    "broken": ("{owner} komt de afspraak niet na.", "{owner} breaks the promise."),
    "refused": ("{owner} neemt het verzoek niet aan: het valt onder de drempel.",
                "{owner} does not take the request: it is below the threshold."),
}
ANSWERS = {
    "taken": ("{member} pakt het verzoek om aandacht op.", "{member} takes the request for attention."),
    "refused": ("{member} pakt het verzoek om aandacht niet op.", "{member} does not take the request for attention."),
    "full": ("{member} heeft geen ruimte meer voor een verzoek om aandacht.", "{member} has no room left for a request for attention."),
}
OTHER = {
    "found": ("{who} komt iets te weten: {piece}, {how}.", "{who} comes to know something: {piece}, {how}."),
    "told": ("{who} vertelt iets aan {to}: {piece}, {how}.", "{who} tells {to} something: {piece}, {how}."),
    "silent": ("{who} zwijgt tegen {to}: {why}.", "{who} keeps silent towards {to}: {why}."),
    "promise": ("{owner} zegt toe iets te doen.", "{owner} promises to act."),
    "closed": ("{party} is dicht als de wijkagent belt; weer open op {until}.",
               "{party} is closed when the officer rings; open again on {until}."),
    "stood_in": ("De politie doet het werk van {party}, want die is dicht: {minutes} minuten.",
                 "The police do the work of {party}, which is closed: {minutes} minutes."),
    "visit": ("{member} rijdt er langs.", "{member} passes by."),
    "many_incidents": ("In deze tijd waren er {n} voorvallen.", "In this time there were {n} incidents."),
}
PIECES = {
    "who": ("wie het zijn", "who they are"),
    "where": ("waar en wanneer", "where and when"),
    "why": ("waarom", "why"),
    "care": ("welke zorg er loopt", "which care there is"),
    "suspect": ("een verdachte", "a suspect"),
}


def said(table: Mapping[str, tuple[str, str]], name: str, language: str, **values: object) -> str:
    """The sentence of that name; a name that a scenario made up itself stands for itself."""
    dutch, english = table.get(name, (name, name))
    return (english if language == "en" else dutch).format(**values)


def piece(name: str, language: str) -> str:
    """A piece of information without its number."""
    return said(PIECES, name.rstrip("0123456789"), language)


def moment(time: int, language: str) -> str:
    """A moment of the week: woensdag 09:00."""
    names = DAYS[1] if language == "en" else DAYS[0]
    return f"{names[time % WEEK // DAY]} {time % DAY // HOUR:02d}:{time % HOUR // MINUTE:02d}"


def capital(text: str) -> str:
    """With a capital, as a sentence begins."""
    return text[:1].upper() + text[1:]
