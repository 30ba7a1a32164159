//! Whom we believe: reserve and teleport trust, and who may speak as whom.

use crate::filter::LocationFilter;
use alloc::boxed::Box;
use scale::wire_enum;
use xcm::{Asset, AssetFilter, Junction, Location};

wire_enum! {
    /// A set of (asset, location) pairs (XCM.md 12.7).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum Trust {
        /// A location is trusted for the asset that is named after it.
        0 = NativeAsset,
        1 = Case { assets: AssetFilter, location: LocationFilter },
        /// A location in the set is trusted for the assets whose ids lie inside it.
        2 = AssetsWithin { location: LocationFilter },
    }
}

impl Trust {
    fn holds(&self, asset: &Asset, location: &Location) -> bool {
        match self {
            Trust::NativeAsset => asset.id == *location,
            Trust::Case { assets, location: filter } => {
                filter.contains(location) && assets.matches(asset)
            }
            Trust::AssetsWithin { location: filter } => {
                filter.contains(location) && asset.id.starts_with(location)
            }
        }
    }

    pub fn any_holds(rules: &[Trust], asset: &Asset, location: &Location) -> bool {
        rules.iter().any(|rule| rule.holds(asset, location))
    }
}

wire_enum! {
    /// When an origin may take on another (XCM.md 12.6).
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum AliasRule {
        /// An AccountId32 behind a location of the set may become that same local account.
        0 = ForeignAccountId32(prefix: LocationFilter),
        1 = ChildLocation,
        /// The root of that chain may become any target of the set.
        2 = OriginRoot { origin: Location, target: Box<LocationFilter> },
    }
}

impl AliasRule {
    fn allows(&self, origin: &Location, target: &Location) -> bool {
        match self {
            AliasRule::ForeignAccountId32(prefix) => match origin.interior.0.split_last() {
                Some((account @ Junction::AccountId32 { .. }, outer)) => {
                    prefix.contains(&Location::new(origin.parents, outer))
                        && *target == Location::new(0, &[*account])
                }
                _ => false,
            },
            AliasRule::ChildLocation => target.starts_with(origin),
            AliasRule::OriginRoot { origin: root, target: filter } => {
                is_chain_root(origin) && origin == root && filter.contains(target)
            }
        }
    }

    pub fn any_allows(rules: &[AliasRule], origin: &Location, target: &Location) -> bool {
        rules.iter().any(|rule| rule.allows(origin, target))
    }
}

fn is_chain_root(location: &Location) -> bool {
    use Junction::{GlobalConsensus, Parachain};
    matches!(
        (location.parents, location.interior.0.as_slice()),
        (1, [Parachain(_)]) | (2, [GlobalConsensus(_)]) | (2, [GlobalConsensus(_), Parachain(_)])
    )
}
