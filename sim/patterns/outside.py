"""Patterns outside the police: citizens, partners, frustration, and who brings something to the table."""

from __future__ import annotations

from .claims import Claim, Pattern
from .readings import less, lost_by_leaving, of, partners_lost, ratio, times_base
from .worlds import BASE

ALIKE, ALL_THREE, EQUAL = "everybody alike and sought out", "all three", "equal persons"
CAUSES = {
    "partners make the effort": "",
    "partners work as the police do": "within its margin. Who is always open acts three times as soon, so there is less to ring about; and "
    "a call, though it is about something that was not done, is contact",
    "the network is quick": "",
}
"""The three causes, and why a claim about one does not hold if it does not."""
OPEN, IN_TIME, IGNORANT = "partners open and free to share", "agreements kept", "nobody knows anything"
KEPT_WELL = 0.75
"""Three of four ties still there half a year later: kept well. The same yardstick for every party."""

CITIZENS = Pattern(
    "citizens", ("F01", "F02"),
    "Ties with citizens who report or are enforced upon are made and kept; silent ones stay out of the picture",
    shows=(
        Claim("citizens who report: share with a tie, times that of silent citizens", BASE,
              ratio("contact_share.reporting", "contact_share.silent"), "an order of magnitude leaves no doubt", least=10),
        Claim("citizens enforced upon: share with a tie, times that of silent citizens", BASE,
              ratio("contact_share.disorderly", "contact_share.silent"), "an order of magnitude leaves no doubt", least=10),
        Claim("silent citizens: share with a tie", BASE, of("contact_share.silent"), "out of the picture: one in a hundred", most=0.01),
        Claim("ties with citizens who report: share kept for half a year", BASE, of("tie_kept.reporting"),
              "three of four is kept well", least=KEPT_WELL),
        Claim("ties with citizens enforced upon: share kept for half a year", BASE, of("tie_kept.disorderly"),
              "three of four is kept well", least=KEPT_WELL),
    ),
    vanishes=(
        Claim("citizens who report: share with a tie, times that of silent citizens", ALIKE,
              ratio("contact_share.reporting", "contact_share.silent", ALIKE), "twice is no longer in or out of the picture", most=2),
    ),
    note="Whoever asks the officer for help counts as reporting, so a tie made by help is never one with a silent citizen.",
)  # fmt: skip

PARTNERS = Pattern(
    "partners", ("F03", "F04"), "Ties with partners are easily made and hard to keep, for three reasons",
    shows=(
        Claim("pairs of officer and contact person that deal with each other: share that ever made a tie", BASE, of("partner_ties.ever"),
              "easily made: two of three", least=0.67,
              not_met="within its margin. Among fifteen partners there are some whom an officer sees a few times a year; with the six whom "
              "he sees most, more than four of five pairs make a tie"),
        Claim("ties with partners: share kept for half a year", BASE, of("tie_kept.partners"),
              "below the yardstick of kept well", most=KEPT_WELL,
              not_met="within its margin: about one tie in four does not last half a year, which is the yardstick itself"),
        Claim("the same, less than with citizens who report", BASE,
              less("tie_kept.reporting", "tie_kept.partners"), "one in ten can be felt", least=0.1),
    ),
    vanishes=(
        *(Claim("ties with partners lost, per tie that stands: times the base", world, times_base(partners_lost, world),
                "each cause is behind at least one loss in ten", most=0.9, not_met=not_met) for world, not_met in CAUSES.items()),
        Claim("ties with partners lost, per tie that stands: times the base", ALL_THREE, times_base(partners_lost, ALL_THREE),
              "gone, but for people who leave: one loss in three is left", most=0.33,
              not_met="within its margin; what is left is nearly all people who leave (next line)"),
        Claim("of the ties with partners that are lost: share because somebody left", ALL_THREE, lost_by_leaving(ALL_THREE),
              "what is left is that people leave: two of three losses", least=0.67),
    ),
    note="What is easier to keep stands longer and is made less often, so in the other worlds losses are counted per tie that stands, "
    "not per tie made. That people leave is no part of the three reasons.",
)  # fmt: skip

GOOD_PARTNERS = Pattern(
    "a few good partners", ("F05",), "A few ties with partners are good, by chemistry between persons",
    shows=(
        Claim("pairs that deal with each other: share with a good tie", BASE, of("partner_ties.good"),
              "some: one in fifty; a few: one in three", least=0.02, most=0.33),
    ),
    vanishes=(
        Claim("pairs with a good tie: times the base", EQUAL, times_base(lambda world: of("partner_ties.good", world), EQUAL),
              "chemistry is behind half of them", most=0.5,
              not_met="chemistry is behind about a third of the good ties; the others are good because two people simply have much to do "
              "with each other, through their beat and the meetings they share"),
    ),
)  # fmt: skip

FRUSTRATION = Pattern(
    "frustration", ("F10", "N10"), "Nearly all officers are frustrated with partners",
    shows=(Claim("officers above six points, of eleven", BASE, of("frustrated_officers"), "nearly all: nine of eleven", least=9),),
    vanishes=(
        Claim("officers above six points, of eleven", IN_TIME, of("frustrated_officers", IN_TIME), "fewer than three of eleven", most=3,
              not_met="broken and late agreements are behind half of all points only. What is left has nothing to do with agreements: "
              "partners who bring nothing to the table (half of what is left), families who call again while a care report is open, what "
              "is heard afterwards, and mails without an answer"),
    ),
    note="The threshold of six points is a choice. The two officers who coach several beats make no agreements with partners.",
)  # fmt: skip

MEETINGS = Pattern(
    "information at meetings", ("F15", "N2"), "Most of what is told at meetings comes from the officer",
    shows=(Claim("pieces told by the officer: share", BASE, of("meeting_pieces_officer"), "most: two of three", least=0.67),),
    vanishes=(
        Claim("pieces told by the officer: share", OPEN, of("meeting_pieces_officer", OPEN),
              "no longer most by far: three of five", most=0.6,
              not_met="they may tell now, and tell half as much again; but as often as not they do not think of it, and some do not want "
              "to. Where partners also make the effort and meet every week ('all three'), officers bring half"),
    ),
)  # fmt: skip

INVITED = Pattern(
    "invitations", ("F13", "E02"), "Partners find the officer easily, for what he knows",
    shows=(Claim("invitations to a partner's own table, a year per officer", BASE, of("invitations"), "once in two months", least=6,
                 not_met="once in nine weeks. How often a partner has a table of its own is typed in; to whom the invitation goes is "
                 "not"),),
    vanishes=(Claim("the same", IGNORANT, of("invitations", IGNORANT), "once in ten years", most=0.1),),
)  # fmt: skip

HELP = Pattern(
    "help", ("C06", "N1"), "Help is most of what an officer with a broad view of his task handles",
    shows=(Claim("help: share by number of what they handle", BASE, of("help_share.requests"), "most: half", least=0.5),),
    note="Observation only, and no finding: how many citizens ask for help is typed in.",
)  # fmt: skip

OUTSIDE = (CITIZENS, HELP, PARTNERS, GOOD_PARTNERS, FRUSTRATION, MEETINGS, INVITED)
