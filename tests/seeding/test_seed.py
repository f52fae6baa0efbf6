from hypothesis import given
from hypothesis import strategies as st

from reference.seeding import seed
from tests.strategies import cases, words

hashes = st.binary(min_size=32, max_size=32)
addresses = st.binary(min_size=20, max_size=20).map(lambda raw: "0x" + raw.hex())


@given(cases(hashes, addresses, words))
def test_a_seed_is_derived_as_the_reference_says(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("derive", drawn) == [seed.derive(*case) for case in drawn]


def test_entropy_collection_and_id_all_count():
    here = seed.derive(b"\1" * 32, "0x" + "11" * 20, 1)
    assert here != seed.derive(b"\2" * 32, "0x" + "11" * 20, 1)
    assert here != seed.derive(b"\1" * 32, "0x" + "22" * 20, 1)
    assert here != seed.derive(b"\1" * 32, "0x" + "11" * 20, 2)
