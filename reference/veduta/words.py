"""What words mean to Veduta: a prompt becomes wishes, wishes become a scene, a scene becomes 0s and 1s. No twin.

A scene has one subject, one hour, one body in the sky, one mood of colour, and any of the extras. Words that mean
nothing here are passed over; what a prompt leaves open is chosen by chance, as it was in what the model learnt from.
"""

from collections.abc import Callable
from typing import NamedTuple

# fmt: off
SUBJECTS = {
    "mountains": "mountain peak alp alps alpine summit ridge massif crag matterhorn himalaya range highland",
    "sea":       "sea ocean wave surf tide swell maelstrom tsunami open-water hokusai",
    "islands":   "island isle islet archipelago karst sea-stack rock atoll halong reef",
    "lake":      "lake pond tarn fjord mere loch lagoon still-water",
    "dunes":     "dune desert sand sahara arabia oasis gobi",
    "forest":    "forest wood woods woodland pine fir spruce conifer taiga grove",
    "city":      "city town skyline metropolis tower dome minaret citadel castle palace spire village baghdad",
    "canyon":    "canyon mesa butte gorge ravine badland plateau strata arizona monument-valley",
    "volcano":   "volcano fuji vesuvius crater lava eruption etna caldera magma vulcan",
    "ice":       "ice iceberg glacier berg arctic antarctic polar floe frozen-sea greenland",
    "ruins":     "ruin temple column arch aqueduct colonnade antiquity rome roman greek forum remains",
    "valley":    "valley river stream meadow hill field vale plain steppe countryside prairie pasture brook",
}
HOURS = {
    "dawn":   "dawn sunrise morning daybreak early first-light",
    "noon":   "noon day midday daylight afternoon sunny bright clear",
    "dusk":   "dusk sunset evening twilight sundown gloaming golden-hour",
    "night":  "night midnight nocturne moonlit moonlight nocturnal dark",
    "storm":  "storm thunder tempest rain rainy stormy squall lightning gale typhoon brooding",
    "aurora": "aurora northern-lights polar-lights borealis southern-lights",
}
BODIES = {
    "none":     "bodiless empty-sky",
    "sun":      "sun sunlit sunlight sunrise sunset sunny sol",
    "moon":     "moon full-moon moonlit moonlight moonrise luna",
    "crescent": "crescent sickle new-moon half-moon waning waxing crescent-moon",
    "planet":   "planet saturn ring ringed ringed-planet gas-giant jupiter alien world",
    "eclipse":  "eclipse corona black-sun occultation dark-sun",
}
MOODS = {
    "gold":   "gold golden amber honey yellow warm brass bronze",
    "rose":   "rose pink blush cherry sakura coral pastel tender",
    "ember":  "ember red fire crimson scarlet blood burning fiery orange flame",
    "jade":   "jade green emerald mint moss teal celadon verdant spring",
    "azure":  "azure blue cold cobalt cool prussian winter sapphire icy",
    "violet": "violet purple lavender lilac mauve plum magenta dream dreamy",
    "ink":    "ink grey gray black monochrome sumi silver charcoal graphite white pale",
    "sand":   "ochre sepia earth autumn terracotta brown umber rust sienna clay",
}
EXTRAS = {
    "mist":       "mist fog haze misty foggy hazy vapour vapor",
    "clouds":     "cloud cloudy cumulus overcast",
    "birds":      "bird gull flock crane goose geese swallow raven heron",
    "boat":       "boat ship sail sailing junk barge canoe vessel fisherman sailboat",
    "trees":      "tree pine-tree bough branch old-tree oak cypress cedar",
    "stars":      "star starry constellation milky-way starlight stellar",
    "reflection": "reflection mirror reflected mirrored reflecting water shore coast beach",
    "wanderer":   "wanderer traveller traveler hiker pilgrim figure man woman person monk hermit friedrich",
}
ALSO = {"sea": "reflection", "lake": "reflection", "islands": "reflection", "forest": "trees"}  # of a second subject

# Chances of what is left open, as shares of their row's sum. Of bodies, in their order, by hour:
BODY_CHANCES = {
    "dawn":   (3, 10, 1, 3, 1, 1),
    "noon":   (5,  8, 0, 1, 2, 2),
    "dusk":   (3, 10, 2, 3, 2, 1),
    "night":  (2,  0, 9, 6, 4, 1),
    "storm":  (8,  2, 3, 1, 1, 1),
    "aurora": (8,  0, 2, 3, 2, 0),
}
HOUR_CHANCES = (5, 4, 6, 5, 3, 3)
# Of sixteen scenes, how many have an extra; NIGHT_STARS of those that are dark have stars.
EXTRA_CHANCES = {
    "mist": 6, "clouds": 7, "birds": 3, "boat": 1, "trees": 3, "stars": 0, "reflection": 1, "wanderer": 2,
}
WET_CHANCES = {"boat": 6, "reflection": 11}
# fmt: on
OF = 16
NIGHT_STARS = 12
WET = ("sea", "islands", "lake", "ice")  # subjects that lie in water
DARK = ("night", "aurora")

GROUPS = {"subject": SUBJECTS, "hour": HOURS, "body": BODIES, "mood": MOODS, "extra": EXTRAS}
NAMES = tuple((group, name) for group, values in GROUPS.items() for name in values)  # the places of a condition
WIDTH = len(NAMES)
REFUSALS = ("no", "without", "not", "never")
PHRASE_WORDS = 2


class Scene(NamedTuple):
    subject: str
    hour: str
    body: str
    mood: str
    extras: frozenset[str]


class Wish(NamedTuple):
    """What a prompt asks for; None, or an extra in neither set, is left open."""

    subject: str | None = None
    hour: str | None = None
    body: str | None = None
    mood: str | None = None
    asked: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


def _meanings() -> dict[str, tuple[tuple[str, str], ...]]:
    meanings: dict[str, tuple[tuple[str, str], ...]] = {}
    for group, name in NAMES:
        for word in (name, *GROUPS[group][name].split()):
            if (group, name) not in meanings.get(word, ()):
                meanings[word] = (*meanings.get(word, ()), (group, name))
    return meanings


MEANINGS = _meanings()  # word, or two words with a hyphen → (group, name) of each thing it means


def meanings(word: str) -> tuple[tuple[str, str], ...]:
    """What one word means, its plural included; nothing for a word that is not known."""
    for stem in (word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("y")):
        if stem in MEANINGS:
            return MEANINGS[stem]
    return ()


def read(prompt: str) -> Wish:
    """What a prompt asks for. Of two subjects, hours, bodies or moods the first counts; "no moon" refuses."""
    words = "".join(letter if letter.isalpha() else " " for letter in prompt.casefold()).split()
    found: dict[str, str] = {}
    asked: set[str] = set()
    refused: set[str] = set()
    at = 0
    while at < len(words):
        no = at > 0 and words[at - 1] in REFUSALS
        phrase = meanings("-".join(words[at : at + PHRASE_WORDS]))
        for group, name in phrase or meanings(words[at]):
            if group == "extra":
                (refused if no else asked).add(name)
            elif no:
                if group == "body":
                    found.setdefault(group, "none")
            elif found.setdefault(group, name) != name and group == "subject" and name in ALSO:
                asked.add(ALSO[name])
        at += PHRASE_WORDS if phrase else 1
    return Wish(**found, asked=frozenset(asked), refused=frozenset(refused - asked))


def weighted(chances: tuple[int, ...], below: Callable[[int], int]) -> int:
    """The place that chance picks, by shares."""
    left = below(sum(chances))
    for place, share in enumerate(chances):
        left -= share
        if left < 0:
            return place
    raise ValueError("words: no chances")


def complete(wish: Wish, below: Callable[[int], int]) -> Scene:
    """The scene of a wish; `below(n)` draws a whole number in [0, n). The same number of draws for every wish."""
    subject = list(SUBJECTS)[below(len(SUBJECTS))]
    hour = list(HOURS)[weighted(HOUR_CHANCES, below)]
    mood = list(MOODS)[below(len(MOODS))]
    subject, hour, mood = wish.subject or subject, wish.hour or hour, wish.mood or mood
    body = list(BODIES)[weighted(BODY_CHANCES[hour], below)]
    extras = set()
    for name, chance in EXTRA_CHANCES.items():
        if subject in WET:
            chance = WET_CHANCES.get(name, chance)
        if name == "stars" and hour in DARK:
            chance = NIGHT_STARS
        if (below(OF) < chance or name in wish.asked) and name not in wish.refused:
            extras.add(name)
    return Scene(subject, hour, wish.body or body, mood, frozenset(extras))


def vector(scene: Scene) -> list[int]:
    """The condition of a scene: WIDTH numbers 0 or 1, in the order of NAMES."""
    chosen = {("subject", scene.subject), ("hour", scene.hour), ("body", scene.body), ("mood", scene.mood)}
    chosen |= {("extra", name) for name in scene.extras}
    return [int(name in chosen) for name in NAMES]
