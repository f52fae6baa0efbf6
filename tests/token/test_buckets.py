from hypothesis import given
from hypothesis import strategies as st

from reference.token import buckets
from tests.strategies import cases, words

ids = words | st.integers(0, 4 * buckets.BUCKET_IDS)
bits = words | st.integers(0, 255).map(lambda bit: 1 << bit) | st.integers(0, 256).map(lambda n: (1 << n) - 1)


@given(cases(ids))
def test_an_id_has_its_bucket_its_mark_and_its_mask(deploy_once, drawn):
    harness = deploy_once("TokenHarness")
    assert harness.read_each("bucket", drawn) == [buckets.bucket(*case) for case in drawn]
    assert harness.read_each("mark", drawn) == [buckets.mark(*case) for case in drawn]
    assert harness.read_each("upto", drawn) == [buckets.upto(*case) for case in drawn]


@given(cases(bits))
def test_highest_finds_the_highest_bit(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("highest", drawn) == [buckets.highest(*case) for case in drawn]


def test_every_bit_is_found_alone_and_under_a_full_word(deploy_once):
    drawn = [(word,) for bit in range(256) for word in (1 << bit, (2 << bit) - 1)]
    found = deploy_once("TokenHarness").read_each("highest", drawn)
    assert found == [bit for bit in range(256) for _ in range(2)]
    assert deploy_once("TokenHarness").read("highest", 0) == 0


def test_no_id_touches_the_bit_that_marks_an_opened_bucket():
    masks = [buckets.upto(id) for id in range(2 * buckets.BUCKET_IDS)]
    assert max(masks) == buckets.OPENED - 1
