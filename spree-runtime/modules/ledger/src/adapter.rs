//! Asset transactor adapters (XCM.md 12.1).

use crate::account::account_of;
use crate::balance::{Holder, Terms};
use crate::items::Register;
use crate::references::Reference;
use crate::refusal::Refusal;
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::Wire;
use xcm::{Asset, AssetInstance, Fungibility, Location, XcmError};
use xcvm::config::{Adapter, Checking, MintLocation};
use xcvm::environment::Transactor;

const NO_ACCOUNT: XcmError = XcmError::FailedToTransactAsset("AccountIdConversionFailed");

/// Mocks have one account per location, and balances of any size.
const UNCOUNTED: Terms = Terms { existential_deposit: 0, reference: Reference::Uncounted };

/// How the asset at hand is kept.
#[derive(Clone, Copy)]
pub(crate) enum Keeping<'a> {
    Fungible { amount: u128, terms: Terms, checking: Option<&'a Checking> },
    Item { instance: AssetInstance, checking: Option<&'a Checking> },
    PerLocation { deposit_min: u128 },
}

/// The first adapter that knows `asset`.
pub(crate) fn keeping<'a>(adapters: &'a [Adapter], asset: &Asset) -> Option<Keeping<'a>> {
    use Fungibility::{Fungible, NonFungible};
    adapters.iter().find_map(|adapter| match (adapter, &asset.fun) {
        (Adapter::Fungible { id, existential_deposit, checking, sufficient }, Fungible(amount))
            if *id == asset.id =>
        {
            let terms = terms(*existential_deposit, *sufficient);
            Some(Keeping::Fungible { amount: *amount, terms, checking: checking.as_ref() })
        }
        (Adapter::Fungibles { ids, existential_deposit, sufficient }, Fungible(amount))
            if ids.contains(&asset.id) =>
        {
            let terms = terms(*existential_deposit, *sufficient);
            Some(Keeping::Fungible { amount: *amount, terms, checking: None })
        }
        (Adapter::NonFungibles { classes, checking }, NonFungible(instance))
            if classes.contains(&asset.id) =>
        {
            Some(Keeping::Item { instance: *instance, checking: checking.as_ref() })
        }
        (Adapter::PerLocation { deposit_min }, _) => {
            Some(Keeping::PerLocation { deposit_min: *deposit_min })
        }
        _ => None,
    })
}

fn terms(existential_deposit: u128, sufficient: bool) -> Terms {
    let reference = if sufficient { Reference::Provider } else { Reference::Consumer };
    Terms { existential_deposit, reference }
}

/// Whether some asset can only be held by accounts that hold something else.
pub(crate) fn any_insufficient(adapters: &[Adapter]) -> bool {
    adapters.iter().any(|adapter| {
        matches!(
            adapter,
            Adapter::Fungible { sufficient: false, .. }
                | Adapter::Fungibles { sufficient: false, .. }
        )
    })
}

impl<'a, S: Store> Ledger<'a, S> {
    pub(crate) fn keeping(&self, asset: &Asset) -> Result<Keeping<'a>, XcmError> {
        keeping(&self.config.adapters, asset).ok_or(XcmError::AssetNotFound)
    }

    fn holder<'b>(&self, who: &'b Location) -> Result<Holder<'b>, XcmError> {
        let account = account_of(self.store, &self.config.converters, self.universal, who);
        Ok(Holder { account: account.ok_or(NO_ACCOUNT)?, who: Some(who) })
    }
}

/// An account of the per-location kind: the location itself.
fn place(who: &Location) -> Holder {
    Holder { account: who.encoded(), who: Some(who) }
}

impl<S: Store> Transactor for Ledger<'_, S> {
    fn withdraw(&mut self, asset: &Asset, who: &Location) -> Result<(), XcmError> {
        match (self.keeping(asset)?, asset.fun) {
            (Keeping::Fungible { amount, terms, .. }, _) => {
                let holder = self.holder(who)?;
                self.thaw(&asset.id, &holder.account, amount)?;
                self.burn(&asset.id, &holder, amount, terms)?;
            }
            (Keeping::Item { instance, .. }, _) => {
                let holder = self.holder(who)?;
                self.burn_item(&asset.id, instance, &holder, Register::Kept)?;
            }
            (Keeping::PerLocation { .. }, Fungibility::Fungible(amount)) => {
                let holder = place(who);
                self.thaw(&asset.id, &holder.account, amount)
                    .and_then(|()| self.burn(&asset.id, &holder, amount, UNCOUNTED))
                    .map_err(|_| XcmError::NotWithdrawable)?;
            }
            (Keeping::PerLocation { .. }, Fungibility::NonFungible(instance)) => self
                .burn_item(&asset.id, instance, &place(who), Register::Missing)
                .map_err(|_| XcmError::NotWithdrawable)?,
        }
        Ok(())
    }

    fn deposit(&mut self, asset: &Asset, who: &Location) -> Result<(), XcmError> {
        let holder = match self.keeping(asset)? {
            Keeping::Fungible { .. } | Keeping::Item { .. } => self.holder(who)?,
            Keeping::PerLocation { deposit_min } => match asset.fun {
                Fungibility::Fungible(amount) if amount < deposit_min => {
                    return Err(Refusal::BelowMinimum.into());
                }
                _ => place(who),
            },
        };
        self.endow(asset, &holder)
    }

    /// Fungibles and items have an internal transfer: both sides are checked before either changes,
    /// and a transfer to oneself changes nothing. The rest is withdrawn and deposited.
    fn transfer(&mut self, asset: &Asset, from: &Location, to: &Location) -> Result<(), XcmError> {
        match self.keeping(asset)? {
            Keeping::Fungible { amount, terms, .. } => {
                let (source, target) = (self.holder(from)?, self.holder(to)?);
                self.move_balance(&asset.id, &source, &target, amount, terms)?;
                Ok(())
            }
            Keeping::Item { instance, .. } => {
                let (source, target) = (self.holder(from)?, self.holder(to)?);
                self.move_item(&asset.id, instance, &source, &target)?;
                Ok(())
            }
            Keeping::PerLocation { .. } => {
                self.withdraw(asset, from)?;
                self.deposit(asset, to)
            }
        }
    }

    fn can_check_in(&mut self, asset: &Asset) -> Result<(), XcmError> {
        self.can_book(asset, MintLocation::Local)
    }

    fn check_in(&mut self, asset: &Asset) {
        self.book(asset, MintLocation::Local);
    }

    fn can_check_out(&mut self, asset: &Asset) -> Result<(), XcmError> {
        self.can_book(asset, MintLocation::NonLocal)
    }

    fn check_out(&mut self, asset: &Asset) {
        self.book(asset, MintLocation::NonLocal);
    }

    fn account(&self, who: &Location) -> Option<Vec<u8>> {
        account_of(self.store, &self.config.converters, self.universal, who)
    }
}

impl<S: Store> Ledger<'_, S> {
    /// What holds for the balances of a fungible that is known.
    pub(crate) fn terms(&self, asset: &Location) -> Option<Terms> {
        match keeping(&self.config.adapters, &Asset::fungible(asset.clone(), 1))? {
            Keeping::Fungible { terms, .. } => Some(terms),
            Keeping::PerLocation { .. } => Some(UNCOUNTED),
            Keeping::Item { .. } => None,
        }
    }

    /// The account that keeps an asset for a location.
    pub(crate) fn holder_account(&self, asset: &Asset, who: &Location) -> Option<Vec<u8>> {
        match keeping(&self.config.adapters, asset)? {
            Keeping::Fungible { .. } | Keeping::Item { .. } => self.account(who),
            Keeping::PerLocation { .. } => Some(who.encoded()),
        }
    }

    /// Puts an asset that was nowhere into an account.
    pub(crate) fn endow(&mut self, asset: &Asset, holder: &Holder) -> Result<(), XcmError> {
        match (self.keeping(asset)?, asset.fun) {
            (Keeping::Fungible { amount, terms, .. }, _) => {
                self.mint(&asset.id, holder, amount, terms)?;
            }
            (Keeping::Item { instance, .. }, _) => {
                self.mint_item(&asset.id, instance, holder, Register::Kept)?;
            }
            (Keeping::PerLocation { .. }, Fungibility::Fungible(amount)) => {
                self.mint(&asset.id, holder, amount, UNCOUNTED)?;
            }
            (Keeping::PerLocation { .. }, Fungibility::NonFungible(instance)) => {
                self.mint_item(&asset.id, instance, holder, Register::Missing)?;
            }
        }
        Ok(())
    }

    /// Whether [`Self::book`] can do what it has to.
    fn can_book(&mut self, asset: &Asset, burning: MintLocation) -> Result<(), XcmError> {
        let (burns, fits) = match self.keeping(asset)? {
            // Mocks keep no books; for a list of adapters that means "not found".
            Keeping::PerLocation { .. } => return Err(XcmError::AssetNotFound),
            Keeping::Fungible { checking: None, .. } | Keeping::Item { checking: None, .. } => {
                return Ok(())
            }
            Keeping::Fungible { amount, terms, checking: Some(checking) } => {
                let burns = checking.mint == burning;
                let fits = if burns {
                    self.can_shrink(&asset.id, &checking.account, amount, terms)
                } else {
                    self.can_grow(&asset.id, &checking.account, amount, terms)
                };
                (burns, fits)
            }
            Keeping::Item { instance, checking: Some(checking) } => {
                let owner = self.owner(&asset.id, instance);
                let burns = checking.mint == burning;
                let fits = if burns {
                    owner.as_ref() == Some(&checking.account)
                } else {
                    owner.is_none()
                };
                (burns, fits)
            }
        };
        match (fits, burns) {
            (true, _) => Ok(()),
            (false, true) => Err(XcmError::NotWithdrawable),
            (false, false) => Err(XcmError::NotDepositable),
        }
    }

    fn can_shrink(&mut self, asset: &Location, account: &[u8], by: u128, terms: Terms) -> bool {
        let before = self.balance(asset, account);
        before > by || before == by && self.may_close(account, terms.reference)
    }

    fn can_grow(&mut self, asset: &Location, account: &[u8], by: u128, terms: Terms) -> bool {
        let before = self.balance(asset, account);
        let enough = before.checked_add(by).map_or(false, |after| after >= terms.existential_deposit);
        enough
            && self.issuance(asset).checked_add(by).is_some()
            && (before > 0 || self.may_open(account, terms.reference))
    }

    /// Takes a teleported asset out of the check account where assets of `burning` kind leave the
    /// books, and puts it in where they do not.
    fn book(&mut self, asset: &Asset, burning: MintLocation) {
        // can_check_in or can_check_out said that this works; the books keep what they have if it
        // does not.
        let _ = match self.keeping(asset) {
            Ok(Keeping::Fungible { amount, terms, checking: Some(checking) }) => {
                let holder = Holder::of(&checking.account);
                if checking.mint == burning {
                    self.burn(&asset.id, &holder, amount, terms.without_deposit())
                } else {
                    self.mint(&asset.id, &holder, amount, terms.without_deposit())
                }
            }
            Ok(Keeping::Item { instance, checking: Some(checking) }) => {
                let holder = Holder::of(&checking.account);
                if checking.mint == burning {
                    self.burn_item(&asset.id, instance, &holder, Register::Kept)
                } else {
                    self.mint_item(&asset.id, instance, &holder, Register::Kept)
                }
            }
            _ => Ok(()),
        };
    }
}
