import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reference.minters import merkle
from reference.minters.allowlist import Allowlist
from tests.strategies import cases, words

hashes = st.binary(min_size=32, max_size=32)
addresses = st.binary(min_size=20, max_size=20).map(lambda raw: "0x" + raw.hex())
proofs = st.lists(hashes, max_size=merkle.MAX_PROOF)
lists = st.dictionaries(addresses, st.integers(0, 2**256 - 1), min_size=1, max_size=40)


@given(cases(addresses, words))
def test_a_leaf_is_hashed_as_the_reference_says(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("leaf", drawn) == [merkle.leaf(*case) for case in drawn]


@settings(max_examples=20)
@given(cases(hashes, proofs, most=20))
def test_a_proof_leads_where_the_reference_says(deploy_once, drawn):
    assert deploy_once("TokenHarness").read_each("root", drawn) == [merkle.root(*case) for case in drawn]


@given(lists)
def test_everybody_on_a_list_has_a_proof_and_nobody_another_allowance(allowances):
    tree = Allowlist(allowances)
    for account, allowance in allowances.items():
        proof = tree.proof(account)
        assert merkle.root(merkle.leaf(account, allowance), proof) == tree.root
        assert merkle.root(merkle.leaf(account, allowance ^ 1), proof) != tree.root


def test_the_tree_is_openzeppelins():
    # The example in the README of @openzeppelin/merkle-tree 1.0.8.
    tree = Allowlist(
        {
            "0x1111111111111111111111111111111111111111": 5_000_000_000_000_000_000,
            "0x2222222222222222222222222222222222222222": 2_500_000_000_000_000_000,
        }
    )
    assert tree.root.hex() == "d4dee0beab2d53f2cc83e567171bd2820e49898130a22622b10ead383e90bd77"


def test_an_empty_list_is_refused():
    with pytest.raises(ValueError, match="allowlist: nobody on it"):
        Allowlist({})
