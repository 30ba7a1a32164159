//! The order of assets on the wire (XCM.md 4.3), and the lists that must keep it.

use crate::older;
use crate::v5::{Asset, Assets, Fungibility};
use alloc::vec::Vec;
use core::cmp::Ordering;
use scale::{Input, List, Malformed, Wire, LATEST};

/// How many items an asset list may have.
pub const ASSETS_MAX: usize = 20;

impl Ord for Asset {
    /// Every fungible before every non-fungible; then by id, then by amount or instance.
    fn cmp(&self, other: &Self) -> Ordering {
        match (&self.fun, &other.fun) {
            (Fungibility::Fungible(_), Fungibility::NonFungible(_)) => Ordering::Less,
            (Fungibility::NonFungible(_), Fungibility::Fungible(_)) => Ordering::Greater,
            _ => (&self.id, &self.fun).cmp(&(&other.id, &other.fun)),
        }
    }
}

impl PartialOrd for Asset {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Assets {
    /// Whether `b` may follow `a`. The first alternative looks at ids only (a quirk that is kept).
    fn may_follow(a: &Asset, b: &Asset) -> bool {
        let both_fungible = matches!(a.fun, Fungibility::Fungible(_))
            && matches!(b.fun, Fungibility::Fungible(_));
        a.id < b.id || (a < b && !both_fungible)
    }
}

impl Wire for Assets {
    fn encode(&self, out: &mut Vec<u8>) {
        List::encode(&self.0, out);
    }

    fn decode(input: &mut Input) -> Result<Self, Malformed> {
        if input.version() < LATEST {
            return older::decode_assets(input).map(Assets);
        }
        let assets = List::decode::<Asset>(input, ASSETS_MAX)?;
        if assets.windows(2).all(|pair| Assets::may_follow(&pair[0], &pair[1])) {
            Ok(Assets(assets))
        } else {
            Err(Malformed)
        }
    }
}
