//! The assets a running program holds (XCM.md 6.1).

use alloc::vec::Vec;
use core::cmp::min;
use xcm::{Asset, AssetFilter, AssetInstance, Assets, Fungibility, Junctions, Location};
use xcm::{WildAsset, WildFungibility};

type Item = (Location, AssetInstance);

/// Fungibles by id, then non-fungibles by id and instance: the order in which a filter that counts
/// takes them.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Holding {
    fungible: Vec<(Location, u128)>,
    items: Vec<Item>,
}

impl From<Asset> for Holding {
    fn from(asset: Asset) -> Self {
        let mut holding = Holding::default();
        holding.add(asset);
        holding
    }
}

impl Holding {
    /// Distinct entries.
    pub fn len(&self) -> usize {
        self.fungible.len() + self.items.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn add(&mut self, asset: Asset) {
        match asset.fun {
            Fungibility::Fungible(amount) => match self.find(&asset.id) {
                Ok(at) => {
                    let held = &mut self.fungible[at].1;
                    *held = held.saturating_add(amount);
                }
                Err(at) => self.fungible.insert(at, (asset.id, amount)),
            },
            Fungibility::NonFungible(instance) => {
                let item = (asset.id, instance);
                if let Err(at) = self.items.binary_search(&item) {
                    self.items.insert(at, item);
                }
            }
        }
    }

    pub fn add_all(&mut self, assets: &Assets) {
        for asset in &assets.0 {
            self.add(asset.clone());
        }
    }

    pub fn subsume(&mut self, other: Holding) {
        for asset in other.into_assets().0 {
            self.add(asset);
        }
    }

    /// Everything, in order. More than 20 assets are possible: this is not a wire list.
    pub fn into_assets(self) -> Assets {
        let fungible = self.fungible.into_iter().map(|(id, amount)| Asset::fungible(id, amount));
        let items = self
            .items
            .into_iter()
            .map(|(id, instance)| Asset { id, fun: Fungibility::NonFungible(instance) });
        Assets(fungible.chain(items).collect())
    }

    pub fn contains(&self, asset: &Asset) -> bool {
        match asset.fun {
            Fungibility::Fungible(amount) => {
                matches!(self.find(&asset.id), Ok(at) if self.fungible[at].1 >= amount)
            }
            Fungibility::NonFungible(instance) => {
                self.items.binary_search(&(asset.id.clone(), instance)).is_ok()
            }
        }
    }

    pub fn contains_all(&self, assets: &Assets) -> bool {
        assets.0.iter().all(|asset| self.contains(asset))
    }

    /// Whether there is any of a fungible asset.
    pub fn has_fungible(&self, id: &Location) -> bool {
        self.find(id).is_ok()
    }

    /// Removes and returns what matches, at most what is there.
    pub fn saturating_take(&mut self, filter: &AssetFilter) -> Holding {
        match filter {
            AssetFilter::Definite(assets) => self.take_listed(assets),
            AssetFilter::Wild(WildAsset::All) => core::mem::take(self),
            AssetFilter::Wild(WildAsset::AllCounted(count)) => self.take_first(*count as usize),
            AssetFilter::Wild(WildAsset::AllOf { id, fun }) => self.take_of(id, *fun, usize::MAX),
            AssetFilter::Wild(WildAsset::AllOfCounted { id, fun, count }) => {
                self.take_of(id, *fun, *count as usize)
            }
        }
    }

    /// Takes exactly one asset, or changes nothing.
    pub fn try_take(&mut self, asset: &Asset) -> Option<Holding> {
        if !self.contains(asset) {
            return None;
        }
        let mut taken = Holding::default();
        self.take_one(asset, &mut taken);
        Some(taken)
    }

    /// Takes what `filter` names, or changes nothing if something it lists is not all there.
    pub fn try_take_filter(&mut self, filter: &AssetFilter) -> Option<Holding> {
        match filter {
            AssetFilter::Definite(assets) if !self.contains_all(assets) => None,
            _ => Some(self.saturating_take(filter)),
        }
    }

    /// As `target` names them; what cannot be named goes to `failed`. If two become the same the
    /// later amount replaces the earlier (a quirk that is kept).
    pub fn reanchored(
        &self,
        target: &Location,
        universal: &Junctions,
        mut failed: impl FnMut(Asset),
    ) -> Holding {
        let mut seen = Holding::default();
        for mut asset in self.clone().into_assets().0 {
            match asset.id.reanchored(target, universal) {
                None => failed(asset),
                Some(id) => {
                    if let (Ok(at), Fungibility::Fungible(amount)) = (seen.find(&id), asset.fun) {
                        seen.fungible[at].1 = amount;
                    } else {
                        asset.id = id;
                        seen.add(asset);
                    }
                }
            }
        }
        seen
    }

    /// The first fungible in order.
    pub fn first_fungible(&self) -> Option<Asset> {
        self.fungible.first().map(|(id, amount)| Asset::fungible(id.clone(), *amount))
    }

    fn take_listed(&mut self, assets: &Assets) -> Holding {
        let mut taken = Holding::default();
        for asset in &assets.0 {
            self.take_one(asset, &mut taken);
        }
        taken
    }

    fn take_one(&mut self, asset: &Asset, taken: &mut Holding) {
        match asset.fun {
            Fungibility::Fungible(wanted) => {
                if let Ok(at) = self.find(&asset.id) {
                    let held = self.fungible[at].1;
                    let amount = min(held, wanted);
                    if amount == held {
                        self.fungible.remove(at);
                    } else {
                        self.fungible[at].1 = held - amount;
                    }
                    if amount > 0 {
                        taken.add(Asset::fungible(asset.id.clone(), amount));
                    }
                }
            }
            Fungibility::NonFungible(instance) => {
                if let Ok(at) = self.items.binary_search(&(asset.id.clone(), instance)) {
                    self.items.remove(at);
                    taken.add(asset.clone());
                }
            }
        }
    }

    fn take_first(&mut self, count: usize) -> Holding {
        let fungible = min(count, self.fungible.len());
        let items = min(count - fungible, self.items.len());
        Holding {
            fungible: self.fungible.drain(..fungible).collect(),
            items: self.items.drain(..items).collect(),
        }
    }

    fn take_of(&mut self, id: &Location, fun: WildFungibility, count: usize) -> Holding {
        let mut taken = Holding::default();
        match fun {
            WildFungibility::Fungible => {
                if let (Ok(at), true) = (self.find(id), count > 0) {
                    taken.fungible.push(self.fungible.remove(at));
                }
            }
            WildFungibility::NonFungible => {
                let from = self.items.partition_point(|item| item.0 < *id);
                let of_id = self.items[from..].iter().take_while(|item| item.0 == *id).count();
                taken.items = self.items.drain(from..from + min(of_id, count)).collect();
            }
        }
        taken
    }

    fn find(&self, id: &Location) -> Result<usize, usize> {
        self.fungible.binary_search_by(|entry| entry.0.cmp(id))
    }
}
