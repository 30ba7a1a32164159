//! `ExchangeAsset` and quotes over a pool: what upstream's single_asset_adapter tests say of it.

mod support;

use support::market::*;
use support::*;
use xcm::*;
use xcvm::environment::Records;
use xcvm::event::Event;
use xcvm::holding::Holding;

fn holding(assets: &[Asset]) -> Holding {
    let mut holding = Holding::default();
    holding.add_all(&Assets(assets.to_vec()));
    holding
}

/// What comes back; nothing may change if nothing does.
fn exchange(world: &mut World, give: &[Asset], want: &[Asset], maximal: bool) -> Option<Vec<Asset>> {
    let before = world.memory.values.clone();
    let want = Assets(want.to_vec());
    let (got, events) = world.told(|it| it.exchange(holding(give), &want, maximal));
    match got {
        Some(got) => Some(got.into_assets().0),
        None => {
            assert_eq!(world.memory.values, before);
            assert!(events.is_empty());
            None
        }
    }
}

#[test]
fn maximal_exchange() {
    let mut world = world();
    // 1000 x 997 x 2 000 000 / (1 000 000 x 1000 + 1000 x 997) = 1992.01
    let got = exchange(&mut world, &[some(&native(), 1000)], &[some(&coin(), 1992)], true);
    assert_eq!(got, Some(vec![some(&coin(), 1992)]));
    assert_eq!(reserves(&world), (1_001_000, 1_998_008));
    assert_eq!(world.issuance(&native()), world.sum(&native()));
    assert_eq!(world.issuance(&coin()), world.sum(&coin()));
}

#[test]
fn minimal_exchange() {
    let mut world = world();
    // 1 000 000 x 1992 x 1000 / (1 998 008 x 997) = 999.99, and one more
    let got = exchange(&mut world, &[some(&native(), 1500)], &[some(&coin(), 1992)], false);
    let change = some(&native(), 500);
    assert_eq!(got, Some(vec![some(&coin(), 1992), change]));
    assert_eq!(reserves(&world), (1_001_000, 1_998_008));
    let exact = exchange(&mut world, &[some(&native(), 1002)], &[some(&coin(), 1992)], false);
    assert_eq!(exact.map(|got| got.len()), Some(1), "nothing is left over");
}

#[test]
fn tells_what_a_pool_traded() {
    let want = Assets(vec![some(&native(), 1)]);
    let mut world = world();
    let give = holding(&[some(&coin(), 1000)]);
    let (_, events) = world.told(|it| it.exchange(give, &want, true));
    let account = pool_account(&world, &coin(), &native());
    assert!(matches!(events[0], Event::Withdrawn { amount: 498, balance_after: 999_502, .. }));
    assert!(matches!(events[1], Event::Deposited { amount: 1000, balance_after: 2_001_000, .. }));
    let swapped = Event::Swapped {
        account: account.to_vec(),
        given: coin(),
        given_amount: 1000,
        taken: native(),
        taken_amount: 498,
    };
    assert_eq!(events[2..], [swapped]);
}

#[test]
fn minimal_quote() {
    let mut world = world();
    let before = world.memory.values.clone();
    let quote = world.run(|it| it.quote(&native(), &some(&coin(), 1992)));
    assert_eq!(quote, Some(some(&native(), 1000)));
    // What a quote says is what it costs.
    assert_eq!(world.memory.values, before);
    let give = [some(&native(), 999)];
    assert_eq!(exchange(&mut world, &give, &[some(&coin(), 1992)], false), None);
    let give = [some(&native(), 1000)];
    assert!(exchange(&mut world, &give, &[some(&coin(), 1992)], false).is_some());
}

#[test]
fn quotes_nothing_that_no_pool_has() {
    let mut world = world();
    let all = some(&coin(), 2_000_000);
    assert_eq!(world.run(|it| it.quote(&native(), &all)), None);
    assert_eq!(world.run(|it| it.quote(&native(), &some(&general(8), 1))), None);
    assert_eq!(world.run(|it| it.quote(&coin(), &some(&coin(), 1))), None);
    let item = Asset { id: coin(), fun: Fungibility::NonFungible(AssetInstance::Undefined) };
    assert_eq!(world.run(|it| it.quote(&native(), &item)), None);
}

#[test]
fn no_asset_in_give() {
    assert_eq!(exchange(&mut world(), &[], &[some(&coin(), 1)], true), None);
}

#[test]
fn more_than_one_asset_in_give() {
    let give = [some(&native(), 1000), some(&general(8), 1000)];
    assert_eq!(exchange(&mut world(), &give, &[some(&coin(), 1)], true), None);
}

#[test]
fn no_asset_in_want() {
    assert_eq!(exchange(&mut world(), &[some(&native(), 1000)], &[], true), None);
}

#[test]
fn more_than_one_asset_in_want() {
    let want = [some(&coin(), 1), some(&general(8), 1)];
    assert_eq!(exchange(&mut world(), &[some(&native(), 1000)], &want, true), None);
}

#[test]
fn give_asset_does_not_match() {
    let give = [some(&general(99), 1000)];
    assert_eq!(exchange(&mut world(), &give, &[some(&coin(), 1)], true), None);
}

#[test]
fn want_asset_does_not_match() {
    let want = [some(&general(99), 1)];
    assert_eq!(exchange(&mut world(), &[some(&native(), 1000)], &want, true), None);
}

#[test]
fn exchange_fails() {
    let mut world = world();
    // Too much is wanted, of the price or of the reserve.
    for (give, want, maximal) in [(1000, 1993, true), (999, 1992, false), (1 << 100, 1_999_996, false)] {
        let want = [some(&coin(), want)];
        assert_eq!(exchange(&mut world, &[some(&native(), give)], &want, maximal), None);
    }
    // More than there can be.
    let give = [some(&native(), u128::MAX)];
    assert_eq!(exchange(&mut world, &give, &[some(&coin(), 1)], true), None);
    let same = [some(&native(), 1)];
    assert_eq!(exchange(&mut world, &[some(&native(), 1000)], &same, true), None);
}

#[test]
fn non_fungible_asset_in_give() {
    let item = Asset { id: native(), fun: Fungibility::NonFungible(AssetInstance::Undefined) };
    assert_eq!(exchange(&mut world(), &[item.clone()], &[some(&coin(), 1)], true), None);
    let give = [some(&native(), 1000), item];
    assert_eq!(exchange(&mut world(), &give, &[some(&coin(), 1)], true), None);
}

#[test]
fn leaves_a_pool_its_existential_deposit() {
    let mut world = world();
    let plenty = [some(&native(), 1 << 100)];
    // All but 4 coins would leave less than 5.
    assert_eq!(exchange(&mut world, &plenty, &[some(&coin(), 1_999_996)], false), None);
    assert!(exchange(&mut world, &plenty, &[some(&coin(), 1_999_995)], false).is_some());
    assert_eq!(reserves(&world).1, 5);
}
