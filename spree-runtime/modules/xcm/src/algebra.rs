//! What can be computed about locations and assets (XCM.md section 6).

use crate::v5::*;
use crate::{WildFungibility, JUNCTIONS_MAX};

impl Location {
    pub fn new(parents: u8, interior: &[Junction]) -> Self {
        Location { parents, interior: Junctions(interior.to_vec()) }
    }

    pub fn here() -> Self {
        Location::new(0, &[])
    }

    pub fn is_here(&self) -> bool {
        self.parents == 0 && self.interior.0.is_empty()
    }

    pub fn is_parent(&self) -> bool {
        self.parents == 1 && self.interior.0.is_empty()
    }

    /// This location as seen by the base of `prefix`; nothing if it does not fit.
    pub fn prepended_with(&self, prefix: &Location) -> Option<Location> {
        let own_parents = usize::from(self.parents);
        let prefix_length = prefix.interior.0.len();
        let kept = prefix_length.saturating_sub(own_parents);
        let up = own_parents.saturating_sub(prefix_length);
        if self.interior.0.len() + kept > JUNCTIONS_MAX {
            return None;
        }
        let parents = u8::try_from(usize::from(prefix.parents) + up).ok()?;
        let mut interior = prefix.interior.0[..kept].to_vec();
        interior.extend_from_slice(&self.interior.0);
        Some(Location { parents, interior: Junctions(interior) })
    }

    /// `interior` as seen from here outward: this location with `interior` behind it.
    pub fn appended_with(&self, interior: &Junctions) -> Option<Location> {
        Location { parents: 0, interior: interior.clone() }.prepended_with(self)
    }

    /// How `target` addresses a place whose absolute location is `context`.
    fn inverted(context: &Junctions, target: &Location) -> Option<Location> {
        let up = usize::from(target.parents);
        if up > JUNCTIONS_MAX {
            return None;
        }
        let known = context.0.len().min(up);
        let mut interior = alloc::vec![Junction::OnlyChild; up - known];
        interior.extend_from_slice(&context.0[context.0.len() - known..]);
        Some(Location::new(target.interior.0.len() as u8, &interior))
    }

    /// Drops what goes up and straight down again in `context`.
    fn simplified(self, context: &Junctions) -> Location {
        let depth = context.0.len();
        let mut parents = usize::from(self.parents);
        if depth < parents {
            return self;
        }
        let mut dropped = 0;
        while parents > 0 && self.interior.0.get(dropped) == Some(&context.0[depth - parents]) {
            dropped += 1;
            parents -= 1;
        }
        Location::new(parents as u8, &self.interior.0[dropped..])
    }

    /// This location as `target` sees it, where `context` is our absolute location.
    pub fn reanchored(&self, target: &Location, context: &Junctions) -> Option<Location> {
        let us = Location::inverted(context, target)?;
        Some(self.prepended_with(&us)?.simplified(&target.interior))
    }

    pub fn starts_with(&self, prefix: &Location) -> bool {
        self.parents == prefix.parents && self.interior.0.starts_with(&prefix.interior.0)
    }
}

impl Junctions {
    /// Where this absolute location is, as seen by `viewer` (absolute as well).
    pub fn relative_to(&self, viewer: &Junctions) -> Location {
        let common = self.0.iter().zip(&viewer.0).take_while(|(a, b)| a == b).count();
        Location::new((viewer.0.len() - common) as u8, &self.0[common..])
    }
}

impl Junctions {
    /// The absolute location of what is at `relative` from here, if that is inside a network.
    pub fn within_global(&self, relative: &Location) -> Option<Junctions> {
        let kept = self.0.len().checked_sub(usize::from(relative.parents))?;
        if kept == 0 || kept + relative.interior.0.len() > JUNCTIONS_MAX {
            return None;
        }
        let mut junctions = self.0[..kept].to_vec();
        junctions.extend_from_slice(&relative.interior.0);
        Some(Junctions(junctions))
    }
}

impl AssetFilter {
    /// Whether a trust rule with this filter covers `asset`.
    pub fn matches(&self, asset: &Asset) -> bool {
        match self {
            AssetFilter::Definite(assets) => assets.0.iter().any(|listed| {
                listed.id == asset.id
                    && match (&listed.fun, &asset.fun) {
                        (Fungibility::Fungible(most), Fungibility::Fungible(amount)) => {
                            most >= amount
                        }
                        (one, other) => one == other,
                    }
            }),
            AssetFilter::Wild(wild) => match wild {
                WildAsset::All => true,
                WildAsset::AllCounted(count) => *count > 0,
                WildAsset::AllOf { id, fun } => *id == asset.id && fun.covers(&asset.fun),
                WildAsset::AllOfCounted { id, fun, count } => {
                    *count > 0 && *id == asset.id && fun.covers(&asset.fun)
                }
            },
        }
    }
}

impl WildFungibility {
    pub fn covers(&self, fun: &Fungibility) -> bool {
        match self {
            WildFungibility::Fungible => matches!(fun, Fungibility::Fungible(_)),
            WildFungibility::NonFungible => matches!(fun, Fungibility::NonFungible(_)),
        }
    }
}

impl Asset {
    pub fn fungible(id: Location, amount: u128) -> Self {
        Asset { id, fun: Fungibility::Fungible(amount) }
    }
}
