"""The sale at a fixed price: its terms, its list, its money, and buyers who would rather cheat."""

import pytest
from eth_utils import keccak

from reference.minters.allowlist import Allowlist
from scripts.chain.rpc import Revert
from tests.studio import ZERO

PRICE = 10**16
CAP = 5
NO_CAP = 2**256 - 1
FOREVER = 2**64
EVERYBODY = bytes(32)

# Buyer.vy's flag
POLITE, REFUSES_CHANGE, COMES_BACK, WITHDRAWS = (1 << bit for bit in range(4))


@pytest.fixture
def open_sale(deploy, collection, people):
    """Opens a sale of the collection for everybody, whose payee is the curator; any term may be another."""

    def open_with(price=PRICE, start=0, end=FOREVER, cap=CAP, allowlist=EVERYBODY, payee=people.curator):
        made = deploy("FixedPrice", collection.address, payee, price, start, end, cap, allowlist)
        collection.send("set_minter", made.address, True, sender=people.artist)
        return made

    return open_with


@pytest.fixture
def sale(open_sale):
    return open_sale()


@pytest.fixture
def make_buyer(deploy):
    """Deploys a contract that buys, and aims it at a sale."""

    def make(mood, sale=None):
        made = deploy("Buyer", mood)
        if sale:
            made.send("aim", sale.address)
        return made

    return make


@pytest.fixture
def balance(rpc):
    return lambda account: int(rpc.call("eth_getBalance", account, "latest"), 16)


@pytest.fixture
def buy(rpc, balance):
    """Buys with a gas price of zero known beforehand, and returns what the buyer is poorer by, gas left out."""

    def buy_from(sale, function, *args, sender, value):
        before = balance(sender)
        receipt = sale.send(function, *args, sender=sender, value=value)
        price = int(rpc.call("eth_getTransactionReceipt", receipt.hash)["effectiveGasPrice"], 16)
        return before - balance(sender) - receipt.gas_used * price

    return buy_from


# Selling


def test_a_sale_mints_to_the_buyer_and_says_so(sale, collection, people):
    receipt = sale.send("mint", 3, sender=people.collector, value=3 * PRICE)
    assert sale.events("Sold", receipt) == [{"buyer": people.collector, "first_id": 1, "quantity": 3}]
    assert collection.read_each("ownerOf", [(1,), (2,), (3,)]) == [people.collector] * 3


def test_mint_returns_the_first_id_and_quote_the_price(sale, people):
    sale.send("mint", 2, sender=people.collector, value=2 * PRICE)
    assert sale.read("mint", 2, sender=people.stranger, value=2 * PRICE) == 3
    assert sale.read_each("quote", [(0,), (1,), (7,)]) == [0, PRICE, 7 * PRICE]


def test_a_price_that_leaves_the_word_buys_nothing(sale, people):
    with pytest.raises(Revert):
        sale.read("quote", 2**256 - 1)
    with pytest.raises(Revert):
        sale.read("mint", 2**256 - 1, sender=people.collector, value=PRICE)


def test_the_right_price_buys_and_one_wei_less_does_not(sale, people):
    with pytest.raises(Revert, match="fixed_price: too little paid"):
        sale.send("mint", 2, sender=people.collector, value=2 * PRICE - 1)
    sale.send("mint", 2, sender=people.collector, value=2 * PRICE)


def test_a_price_of_zero_gives_the_works_away(open_sale, people, buy):
    sale = open_sale(price=0)
    assert buy(sale, "mint", 2, sender=people.collector, value=0) == 0
    assert buy(sale, "mint", 1, sender=people.collector, value=123) == 0


@pytest.mark.parametrize("extra", [0, 1, 10**18])
def test_what_is_paid_too_much_comes_back_to_the_wei(sale, people, buy, balance, extra):
    assert buy(sale, "mint", 2, sender=people.collector, value=2 * PRICE + extra) == 2 * PRICE
    assert balance(sale.address) == 2 * PRICE


def test_no_sale_without_the_role(sale, collection, people):
    collection.send("set_minter", sale.address, False, sender=people.artist)
    with pytest.raises(Revert, match="roles: not a minter"):
        sale.send("mint", 1, sender=people.collector, value=PRICE)


def test_no_sale_of_nothing_nor_past_the_supply(open_sale, collection, people):
    sale = open_sale(cap=NO_CAP)
    with pytest.raises(Revert, match="erc721: empty batch"):
        sale.send("mint", 0, sender=people.collector)
    collection.send("set_max_supply", 3, sender=people.artist)
    with pytest.raises(Revert, match="supply: sold out"):
        sale.send("mint", 4, sender=people.collector, value=4 * PRICE)
    sale.send("mint", 3, sender=people.collector, value=3 * PRICE)


def test_a_sale_takes_no_plain_ether(sale, rpc, people):
    call = {"from": people.collector, "to": sale.address, "value": "0x1"}
    with pytest.raises(Revert):
        rpc.call("eth_call", call, "latest")


# Time


def test_a_sale_is_open_from_its_start_until_before_its_end(open_sale, rpc, people):
    now = rpc.now()
    start, end = now + 1_000, now + 2_000
    sale = open_sale(start=start, end=end)
    for moment, reason in [
        (start - 1, "fixed_price: not yet open"),
        (start, None),
        (end - 1, None),
        (end, "fixed_price: closed"),
    ]:
        rpc.call("evm_setNextBlockTimestamp", moment)
        rpc.call("anvil_mine")
        if reason:
            with pytest.raises(Revert, match=reason):
                sale.read("mint", 1, sender=people.collector, value=PRICE)
        else:
            assert sale.read("mint", 1, sender=people.collector, value=PRICE) == 1


# Wallets


def test_a_wallet_buys_up_to_its_cap_and_no_more(sale, people):
    sale.send("mint", CAP - 1, sender=people.collector, value=CAP * PRICE)
    with pytest.raises(Revert, match="fixed_price: above the wallet's cap"):
        sale.send("mint", 2, sender=people.collector, value=2 * PRICE)
    sale.send("mint", 1, sender=people.collector, value=PRICE)
    assert sale.read("bought", people.collector) == CAP
    sale.send("mint", CAP, sender=people.stranger, value=CAP * PRICE)


def test_moving_works_away_makes_no_room_in_the_wallet(sale, collection, people):
    sale.send("mint", CAP, sender=people.collector, value=CAP * PRICE)
    collection.send("transferFrom", people.collector, people.curator, 1, sender=people.collector)
    collection.send("burn", 2, sender=people.collector)
    with pytest.raises(Revert, match="fixed_price: above the wallet's cap"):
        sale.send("mint", 1, sender=people.collector, value=PRICE)


def test_a_sale_without_a_cap_keeps_no_count(open_sale, people):
    sale = open_sale(cap=NO_CAP)
    sale.send("mint", 256, sender=people.collector, value=256 * PRICE)
    assert sale.read("bought", people.collector) == 0


# The list


@pytest.fixture
def guests(people):
    return Allowlist({people.collector: 2, people.operator: 100, "0x" + "77" * 20: 1})


def test_the_list_says_who_buys_and_how_many(open_sale, people, guests, collection):
    sale = open_sale(allowlist=guests.root)
    proof = guests.proof(people.collector)
    sale.send("mint_allowed", 1, 2, proof, sender=people.collector, value=PRICE)
    with pytest.raises(Revert, match="fixed_price: above the wallet's cap"):
        sale.send("mint_allowed", 2, 2, proof, sender=people.collector, value=2 * PRICE)
    sale.send("mint_allowed", 1, 2, proof, sender=people.collector, value=PRICE)
    assert collection.read("balanceOf", people.collector) == 2


def test_a_proof_is_of_one_account_and_one_allowance(open_sale, people, guests):
    sale = open_sale(allowlist=guests.root)
    proof = guests.proof(people.collector)
    for sender, allowance, shown in [
        (people.stranger, 2, proof),
        (people.collector, 3, proof),
        (people.collector, 2, []),
        (people.collector, 2, proof[::-1] if len(proof) > 1 else [EVERYBODY]),
        (people.collector, 2, guests.proof(people.operator)),
    ]:
        with pytest.raises(Revert, match="fixed_price: not on the list"):
            sale.read("mint_allowed", 1, allowance, shown, sender=sender, value=PRICE)
    sale.send("mint_allowed", 1, 2, proof, sender=people.collector, value=PRICE)


def test_the_cap_holds_for_the_list_as_well(open_sale, people, guests):
    sale = open_sale(allowlist=guests.root)
    proof = guests.proof(people.operator)
    with pytest.raises(Revert, match="fixed_price: above the wallet's cap"):
        sale.send("mint_allowed", CAP + 1, 100, proof, sender=people.operator, value=(CAP + 1) * PRICE)
    sale.send("mint_allowed", CAP, 100, proof, sender=people.operator, value=CAP * PRICE)


def test_a_list_of_one_needs_no_sisters(open_sale, people):
    alone = Allowlist({people.collector: 1})
    sale = open_sale(allowlist=alone.root)
    assert alone.proof(people.collector) == []
    sale.send("mint_allowed", 1, 1, [], sender=people.collector, value=PRICE)


def test_a_sale_is_for_everybody_or_for_the_list(open_sale, people, guests):
    with pytest.raises(Revert, match="fixed_price: for the allowlist only"):
        open_sale(allowlist=guests.root).send("mint", 1, sender=people.collector, value=PRICE)
    with pytest.raises(Revert, match="fixed_price: no allowlist"):
        open_sale().send("mint_allowed", 1, 2, [], sender=people.collector, value=PRICE)


# Money


def test_the_payee_alone_withdraws_to_wherever_it_wants(sale, people, balance):
    sale.send("mint", 3, sender=people.collector, value=4 * PRICE)
    with pytest.raises(Revert, match="fixed_price: not the payee"):
        sale.send("withdraw", people.artist, sender=people.artist)
    with pytest.raises(Revert, match="fixed_price: zero address"):
        sale.send("withdraw", ZERO, sender=people.curator)
    purse = "0x" + "99" * 20
    receipt = sale.send("withdraw", purse, sender=people.curator)
    assert sale.events("Withdrawn", receipt) == [{"receiver": purse, "amount": 3 * PRICE}]
    assert (balance(purse), balance(sale.address)) == (3 * PRICE, 0)
    sale.send("withdraw", purse, sender=people.curator)
    assert balance(purse) == 3 * PRICE


def test_anyone_pays_the_payee_and_nobody_else(sale, people, balance):
    sale.send("mint", 2, sender=people.collector, value=2 * PRICE)
    before = balance(people.curator)
    sale.send("withdraw", people.curator, sender=people.stranger)
    assert balance(people.curator) - before == 2 * PRICE
    with pytest.raises(Revert, match="fixed_price: not the payee"):
        sale.send("withdraw", people.stranger, sender=people.stranger)


def test_a_receiver_that_refuses_the_proceeds_leaves_them_to_the_payee(sale, people, make_buyer, balance):
    sale.send("mint", 1, sender=people.collector, value=PRICE)
    closed = make_buyer(REFUSES_CHANGE, sale)
    with pytest.raises(Revert, match="fixed_price: payment refused"):
        sale.send("withdraw", closed.address, sender=people.curator)
    sale.send("withdraw", people.stranger, sender=people.curator)
    assert balance(sale.address) == 0


# Terms that make no sale


@pytest.mark.parametrize(
    ("terms", "reason"),
    [
        ({"payee": ZERO}, "fixed_price: nobody to pay"),
        ({"start": 5, "end": 5}, "fixed_price: ends before it starts"),
        ({"cap": 0}, "fixed_price: nothing to a wallet"),
    ],
)
def test_terms_that_make_no_sale_are_refused(open_sale, terms, reason):
    with pytest.raises(Revert, match=reason):
        open_sale(**terms)


def test_a_sale_needs_a_collection(deploy, people):
    with pytest.raises(Revert, match="fixed_price: no collection"):
        deploy("FixedPrice", people.stranger, people.curator, PRICE, 0, FOREVER, CAP, EVERYBODY)


# Attackers


def test_a_contract_buyer_sees_no_outcome_to_dislike(sale, make_buyer, people):
    buyer = make_buyer(POLITE, sale)
    with pytest.raises(Revert, match="collection: not revealed"):
        buyer.send("buy_if_seed_is_even", sender=people.stranger, value=PRICE)


def test_a_contract_buyer_cannot_reveal_what_it_buys(sale, make_buyer, people, notary):
    buyer = make_buyer(POLITE, sale)
    with pytest.raises(Revert, match="commit_reveal: too early"):
        buyer.send("buy_and_reveal", notary.address, sender=people.stranger, value=PRICE)


def test_all_that_a_contract_buyer_sees_is_known_before(sale, make_buyer, people, collection):
    buyer = make_buyer(POLITE, sale)
    seen = buyer.read("buy_and_look", sender=people.stranger, value=2 * PRICE)
    sale.send("mint", 2, sender=people.collector, value=2 * PRICE)
    placeholders = [keccak(svg.encode()) for svg in collection.read_each("svg", [(1,), (2,)])]
    assert list(seen) == placeholders


def test_a_buyer_that_refuses_its_change_undoes_its_own_purchase_only(sale, make_buyer, people, balance, collection):
    sale.send("mint", 1, sender=people.collector, value=PRICE)
    buyer = make_buyer(REFUSES_CHANGE, sale)
    with pytest.raises(Revert, match="fixed_price: payment refused"):
        buyer.send("buy", 1, sender=people.stranger, value=PRICE + 1)
    assert (collection.read("minted"), balance(sale.address)) == (1, PRICE)
    buyer.send("buy", 1, sender=people.stranger, value=PRICE)
    assert (collection.read("minted"), balance(sale.address)) == (2, 2 * PRICE)


def test_a_buyer_that_comes_back_while_it_is_paid_pays_for_all_it_gets(sale, make_buyer, people, balance, collection):
    buyer = make_buyer(COMES_BACK, sale)
    buyer.send("buy", 1, sender=people.stranger, value=3 * PRICE)  # change: 2, then 1, then none
    assert collection.read("balanceOf", buyer.address) == 3
    assert (balance(sale.address), balance(buyer.address)) == (3 * PRICE, 0)
    assert sale.read("bought", buyer.address) == 3
    with pytest.raises(Revert, match="fixed_price: payment refused"):  # past the cap, inside
        buyer.send("buy", 1, sender=people.stranger, value=CAP * PRICE)


def test_a_payee_that_withdraws_while_it_is_paid_its_change_takes_the_proceeds_once(
    make_buyer, open_sale, collection, people, balance
):
    buyer = make_buyer(WITHDRAWS)
    sale = open_sale(payee=buyer.address)
    buyer.send("aim", sale.address)
    sale.send("mint", 1, sender=people.collector, value=PRICE)
    buyer.send("buy", 1, sender=people.stranger, value=3 * PRICE)
    assert (balance(sale.address), balance(buyer.address)) == (0, 4 * PRICE)
    assert collection.read("minted") == 2
