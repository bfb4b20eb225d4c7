"""Rounds for hypothesis, and what a fair allocation is: from its definition, without a line of the draw itself."""

from itertools import product

from hypothesis import strategies as st

from tidtam.work.markets.allocation import Applicant, Place, Question, Rule, RuleName, Wish, lot_of

Key = tuple[str, str, str]
Given = dict[str, Key | None]

GOODS = ("food", "farm", "cloth")
DISTRICTS = ("4011", "4015", "4025")


@st.composite
def places(draw: st.DrawFn, most: int) -> tuple[Place, ...]:
    keys = draw(
        st.lists(st.tuples(*map(st.sampled_from, ("MN", "AB", "12"))), unique=True, min_size=1, max_size=most)
    )
    return tuple(
        Place(
            *key,
            district=draw(st.sampled_from(DISTRICTS)),
            room=draw(st.integers(0, 3)),
            kind=draw(st.sampled_from(("green", "smile"))),
            admits=tuple(draw(st.sets(st.sampled_from(GOODS), max_size=2))),
            limits=tuple(
                draw(st.dictionaries(st.sampled_from(GOODS), st.integers(0, 2), max_size=2)).items()
            ),
        )
        for key in keys
    )


wishes = st.one_of(
    st.builds(
        Wish,
        st.sampled_from(("M", "N", "gone")),
        st.sampled_from(("", "A", "B")),
        st.sampled_from(("", "1", "2")),
    ),
    st.builds(Wish, kind=st.sampled_from(("green", "smile"))),
)


@st.composite
def rounds(draw: st.DrawFn, *, applicants: int = 12, most_places: int = 5) -> Question:
    people = []
    for number in range(draw(st.integers(0, applicants))):
        due = draw(st.integers(0, 4))
        people.append(
            Applicant(
                slip=f"S{number}",
                ticket=f"T{number}",
                district=draw(st.sampled_from(DISTRICTS)),
                goods=draw(st.sampled_from(GOODS)),
                wishes=tuple(draw(st.lists(wishes, max_size=3))),
                welfare=draw(st.booleans()),
                attended=draw(st.integers(0, due)),
                due=due,
            )
        )
    names = draw(st.lists(st.sampled_from(list(RuleName)), unique=True))
    rules = tuple(Rule(name, draw(st.integers(0, 4)), draw(st.sampled_from((0, 50, 80)))) for name in names)
    return Question(draw(places(most_places)), tuple(people), rules)


def wanted(question: Question, one: Applicant) -> list[Place]:
    """The places that one would take, dearest first."""
    found: list[Place] = []
    for wish in one.wishes:
        fits = [
            place
            for place in question.places
            if (not wish.market or wish.market == place.market)
            and (not wish.kind or wish.kind == place.kind)
            and (not wish.zone or wish.zone == place.zone)
            and (not wish.day or wish.day == place.day)
        ]
        fits.sort(key=lambda place: (place.district != one.district, place.market, place.zone, place.day))
        found += [place for place in fits if place not in found]
    return [place for place in found if not place.admits or one.goods in place.admits]


def better(question: Question, seed: str, place: Place, one: Applicant, other: Applicant) -> bool:
    """Whether one has the better claim to place than other."""

    def worth(who: Applicant) -> int:
        total = 0
        for rule in question.rules:
            match rule.name:
                case RuleName.OWN_DISTRICT:
                    total += rule.points * (who.district == place.district)
                case RuleName.WELFARE:
                    total += rule.points * who.welfare
                case RuleName.ATTENDANCE:
                    total += rule.points * (who.due > 0 and who.attended / who.due >= rule.at_least / 100)
        return total

    if worth(one) != worth(other):
        return worth(one) > worth(other)
    return lot_of(seed, one.ticket) < lot_of(seed, other.ticket)


def fits(place: Place, people: list[Applicant]) -> bool:
    goods = [one.goods for one in people]
    return len(people) <= place.room and all(goods.count(kind) <= most for kind, most in place.limits)


def wrongs(question: Question, seed: str, given: Given) -> list[str]:
    """Overfull or unwished places, stalls left empty that somebody wants, and justified envy."""
    found = []
    people = {one.slip: one for one in question.applicants}
    held = {
        place.key: [people[slip] for slip, key in given.items() if key == place.key]
        for place in question.places
    }
    found += [f"overfull {place.key}" for place in question.places if not fits(place, held[place.key])]
    for one in question.applicants:
        keys = [place.key for place in wanted(question, one)]
        mine = given[one.slip]
        if mine is not None and mine not in keys:
            found.append(f"{one.slip} never wished for {mine}")
            continue
        for place in wanted(question, one)[: len(keys) if mine is None else keys.index(mine)]:
            there = held[place.key]
            if fits(place, [*there, one]):
                found.append(f"{one.slip} is left out of free {place.key}")
            for other in there:
                rest = [who for who in there if who is not other]
                if better(question, seed, place, one, other) and fits(place, [*rest, one]):
                    found.append(f"{one.slip} envies {other.slip} at {place.key} with right")
    return found


def best(question: Question, seed: str) -> list[Given]:
    """By trying every allocation: the fair ones that nobody would change for another fair one."""
    options = [[None, *(place.key for place in wanted(question, one))] for one in question.applicants]
    slips = [one.slip for one in question.applicants]
    fair = [
        dict(zip(slips, choice, strict=True))
        for choice in product(*options)
        if not wrongs(question, seed, dict(zip(slips, choice, strict=True)))
    ]

    def rank(who: int, key: Key | None) -> int:
        return len(options[who]) if key is None else options[who].index(key)

    return [
        one
        for one in fair
        if all(
            rank(who, one[slip]) <= rank(who, other[slip]) for other in fair for who, slip in enumerate(slips)
        )
    ]
