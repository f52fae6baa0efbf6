"""A stand-in."""
from reference.encoding import svg as words


def paper(seed):
    return "f4efe4"


def frame(seed, window, line, accent):
    (l, t), (r, b) = window
    return [words.word('<path fill="#f4efe4"'), words.word('d="M0 0H9999V9999H0Z'), words.word(f'M{l} {t}V{b}H{r}V{t}Z"/>')]
