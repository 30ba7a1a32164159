//! Asset transactor adapters (XCM.md 12.1).

use crate::account::account_of;
use crate::balance::{Holder, OVERFLOW};
use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use scale::Wire;
use xcm::{Asset, Fungibility, Location, XcmError};
use xcvm::config::{Adapter, Checking, MintLocation};
use xcvm::environment::Transactor;

pub(crate) const BELOW_MINIMUM: XcmError = XcmError::FailedToTransactAsset("BelowMinimum");
const UNAVAILABLE: XcmError = XcmError::FailedToTransactAsset("FundsUnavailable");
const NO_ACCOUNT: XcmError = XcmError::FailedToTransactAsset("AccountIdConversionFailed");

/// How the asset at hand is kept.
#[derive(Clone, Copy)]
pub(crate) enum Keeping<'a> {
    Fungible { amount: u128, existential_deposit: u128, checking: Option<&'a Checking> },
    PerLocation { deposit_min: u128 },
}

/// The first adapter that knows `asset`.
pub(crate) fn keeping<'a>(adapters: &'a [Adapter], asset: &Asset) -> Option<Keeping<'a>> {
    adapters.iter().find_map(|adapter| match (adapter, &asset.fun) {
        (
            Adapter::Fungible { id, existential_deposit, checking, .. },
            Fungibility::Fungible(amount),
        ) if *id == asset.id => Some(Keeping::Fungible {
            amount: *amount,
            existential_deposit: *existential_deposit,
            checking: checking.as_ref(),
        }),
        (Adapter::Fungibles { ids, existential_deposit, .. }, Fungibility::Fungible(amount))
            if ids.contains(&asset.id) =>
        {
            Some(Keeping::Fungible {
                amount: *amount,
                existential_deposit: *existential_deposit,
                checking: None,
            })
        }
        (Adapter::PerLocation { deposit_min }, _) => {
            Some(Keeping::PerLocation { deposit_min: *deposit_min })
        }
        _ => None,
    })
}

impl<'a, S: Store> Ledger<'a, S> {
    fn keeping(&self, asset: &Asset) -> Result<Keeping<'a>, XcmError> {
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
            (Keeping::Fungible { amount, existential_deposit, .. }, _) => {
                let holder = self.holder(who)?;
                self.thaw(&asset.id, &holder.account, amount)?;
                self.burn(&asset.id, &holder, amount, existential_deposit).ok_or(UNAVAILABLE)
            }
            (Keeping::PerLocation { .. }, Fungibility::Fungible(amount)) => {
                self.burn(&asset.id, &place(who), amount, 0).ok_or(XcmError::NotWithdrawable)
            }
            (Keeping::PerLocation { .. }, Fungibility::NonFungible(instance)) => self
                .burn_item(&asset.id, instance, &place(who))
                .ok_or(XcmError::NotWithdrawable),
        }
    }

    fn deposit(&mut self, asset: &Asset, who: &Location) -> Result<(), XcmError> {
        match (self.keeping(asset)?, asset.fun) {
            (Keeping::Fungible { amount, existential_deposit, .. }, _) => {
                let holder = self.holder(who)?;
                self.mint(&asset.id, &holder, amount, existential_deposit)
            }
            (Keeping::PerLocation { deposit_min }, Fungibility::Fungible(amount)) => {
                if amount < deposit_min {
                    return Err(BELOW_MINIMUM);
                }
                self.mint(&asset.id, &place(who), amount, 0)
            }
            (Keeping::PerLocation { .. }, Fungibility::NonFungible(instance)) => {
                self.mint_item(&asset.id, instance, &place(who))
            }
        }
    }

    /// Fungibles have an internal transfer: both sides are checked before either changes, and a
    /// transfer to oneself changes nothing. The rest is withdrawn and deposited.
    fn transfer(
        &mut self,
        asset: &Asset,
        from: &Location,
        to: &Location,
    ) -> Result<(), XcmError> {
        let (amount, existential_deposit) = match self.keeping(asset)? {
            Keeping::Fungible { amount, existential_deposit, .. } => (amount, existential_deposit),
            Keeping::PerLocation { .. } => {
                self.withdraw(asset, from)?;
                return self.deposit(asset, to);
            }
        };
        let source = self.holder(from)?;
        let target = self.holder(to)?;
        if self.balance(&asset.id, &source.account) < amount {
            return Err(UNAVAILABLE);
        }
        self.thaw(&asset.id, &source.account, amount)?;
        let after = self.balance(&asset.id, &target.account).checked_add(amount).ok_or(OVERFLOW)?;
        if after < existential_deposit {
            return Err(BELOW_MINIMUM);
        }
        if source.account == target.account {
            return Ok(());
        }
        self.burn(&asset.id, &source, amount, existential_deposit).ok_or(UNAVAILABLE)?;
        self.mint(&asset.id, &target, amount, existential_deposit)
    }

    fn can_check_in(&mut self, asset: &Asset) -> Result<(), XcmError> {
        match self.keeping(asset)? {
            // Mocks keep no books; for a list of adapters that means "not found".
            Keeping::PerLocation { .. } => Err(XcmError::AssetNotFound),
            Keeping::Fungible { checking: None, .. } => Ok(()),
            Keeping::Fungible { amount, existential_deposit, checking: Some(checking) } => {
                let booked = self.balance(&asset.id, &checking.account);
                match checking.mint {
                    MintLocation::Local if booked < amount => Err(XcmError::NotWithdrawable),
                    MintLocation::Local => Ok(()),
                    MintLocation::NonLocal => match booked.checked_add(amount) {
                        Some(after) if after >= existential_deposit => Ok(()),
                        _ => Err(XcmError::NotDepositable),
                    },
                }
            }
        }
    }

    fn check_in(&mut self, asset: &Asset) {
        self.book(asset, MintLocation::Local);
    }

    fn can_check_out(&mut self, asset: &Asset) -> Result<(), XcmError> {
        match self.keeping(asset)? {
            Keeping::PerLocation { .. } => Err(XcmError::AssetNotFound),
            Keeping::Fungible { checking: None, .. } => Ok(()),
            Keeping::Fungible { amount, existential_deposit, checking: Some(checking) } => {
                let booked = self.balance(&asset.id, &checking.account);
                match checking.mint {
                    MintLocation::Local => match booked.checked_add(amount) {
                        Some(after) if after >= existential_deposit => Ok(()),
                        _ => Err(XcmError::NotDepositable),
                    },
                    MintLocation::NonLocal if booked < amount => Err(XcmError::NotWithdrawable),
                    MintLocation::NonLocal => Ok(()),
                }
            }
        }
    }

    fn check_out(&mut self, asset: &Asset) {
        self.book(asset, MintLocation::NonLocal);
    }

    fn account(&self, who: &Location) -> Option<Vec<u8>> {
        account_of(self.store, &self.config.converters, self.universal, who)
    }
}

impl<S: Store> Ledger<'_, S> {
    /// Refuses to take what is locked.
    fn thaw(&mut self, asset: &Location, account: &[u8], amount: u128) -> Result<(), XcmError> {
        let frozen = self.frozen(asset, account);
        if frozen == 0 || self.balance(asset, account).saturating_sub(amount) >= frozen {
            Ok(())
        } else {
            Err(UNAVAILABLE)
        }
    }

    pub(crate) fn existential_deposit(&self, asset: &Location) -> Option<u128> {
        match keeping(&self.config.adapters, &Asset::fungible(asset.clone(), 1))? {
            Keeping::Fungible { existential_deposit, .. } => Some(existential_deposit),
            Keeping::PerLocation { .. } => Some(0),
        }
    }

    /// The account that keeps an asset for a location.
    pub(crate) fn holder_account(&self, asset: &Asset, who: &Location) -> Option<Vec<u8>> {
        match keeping(&self.config.adapters, asset)? {
            Keeping::Fungible { .. } => self.account(who),
            Keeping::PerLocation { .. } => Some(who.encoded()),
        }
    }

    /// Takes a teleported asset out of the check account where assets of `burning` kind leave the
    /// books, and puts it in where they do not.
    fn book(&mut self, asset: &Asset, burning: MintLocation) {
        let (amount, checking) = match self.keeping(asset) {
            Ok(Keeping::Fungible { amount, checking: Some(checking), .. }) => (amount, checking),
            _ => return,
        };
        let holder = Holder { account: checking.account.clone(), who: None };
        // can_check_in or can_check_out said that this works; the books keep what they have if it does not.
        let _ = if checking.mint == burning {
            self.burn(&asset.id, &holder, amount, 0).ok_or(UNAVAILABLE)
        } else {
            self.mint(&asset.id, &holder, amount, 0)
        };
    }
}

impl<S: Store> Ledger<'_, S> {
    /// A first balance of an account that is named by its bytes.
    pub(crate) fn endow_account(&mut self, asset: &Asset, account: &[u8]) -> Result<(), XcmError> {
        let holder = Holder { account: account.to_vec(), who: None };
        match (self.keeping(asset)?, asset.fun) {
            (Keeping::Fungible { amount, existential_deposit, .. }, _) => {
                self.mint(&asset.id, &holder, amount, existential_deposit)
            }
            (Keeping::PerLocation { .. }, Fungibility::Fungible(amount)) => {
                self.mint(&asset.id, &holder, amount, 0)
            }
            (Keeping::PerLocation { .. }, Fungibility::NonFungible(instance)) => {
                self.mint_item(&asset.id, instance, &holder)
            }
        }
    }
}
