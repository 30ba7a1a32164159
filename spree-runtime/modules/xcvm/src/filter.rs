//! Sets of locations, as configuration data.

use alloc::boxed::Box;
use alloc::vec::Vec;
use scale::{wire_enum, List};
use xcm::{Junction, Location};

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum LocationFilter {
        0 = Everything,
        1 = Exactly(location: Location),
        /// That location and all inside it.
        2 = Within(location: Location),
        /// One filter per junction; an open pattern lets more junctions follow.
        3 = Pattern { parents: u8, junctions: Vec<JunctionFilter> as List, open: bool },
        4 = AnyOf(filters: Vec<LocationFilter> as List),
        5 = Not(filter: Box<LocationFilter>),
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum JunctionFilter {
        0 = Any,
        1 = Exactly(junction: Junction),
        2 = Parachain,
        /// A parachain whose id is less (system parachains are below 2000).
        3 = ParachainBelow(id: u32),
        4 = Plurality,
        /// AccountId32, AccountIndex64 or AccountKey20.
        5 = Account,
        /// An instance inside its host chain.
        6 = GeneralKey,
    }
}

impl Default for LocationFilter {
    /// Nothing.
    fn default() -> Self {
        LocationFilter::AnyOf(Vec::new())
    }
}

impl LocationFilter {
    pub fn contains(&self, location: &Location) -> bool {
        match self {
            LocationFilter::Everything => true,
            LocationFilter::Exactly(exact) => exact == location,
            LocationFilter::Within(outer) => location.starts_with(outer),
            LocationFilter::Pattern { parents, junctions, open } => {
                let interior = &location.interior.0;
                location.parents == *parents
                    && interior.len() >= junctions.len()
                    && (*open || interior.len() == junctions.len())
                    && junctions.iter().zip(interior).all(|(filter, one)| filter.contains(one))
            }
            LocationFilter::AnyOf(filters) => filters.iter().any(|one| one.contains(location)),
            LocationFilter::Not(filter) => !filter.contains(location),
        }
    }
}

impl JunctionFilter {
    pub fn contains(&self, junction: &Junction) -> bool {
        match self {
            JunctionFilter::Any => true,
            JunctionFilter::Exactly(exact) => exact == junction,
            JunctionFilter::Parachain => matches!(junction, Junction::Parachain(_)),
            JunctionFilter::ParachainBelow(bound) => {
                matches!(junction, Junction::Parachain(id) if id < bound)
            }
            JunctionFilter::Plurality => matches!(junction, Junction::Plurality { .. }),
            JunctionFilter::GeneralKey => matches!(junction, Junction::GeneralKey { .. }),
            JunctionFilter::Account => matches!(
                junction,
                Junction::AccountId32 { .. }
                    | Junction::AccountIndex64 { .. }
                    | Junction::AccountKey20 { .. }
            ),
        }
    }
}
