//! Ways out (XCM.md 8.1, 12.7).

use crate::filter::LocationFilter;
use alloc::vec::Vec;
use scale::{wire_enum, wire_struct, Wire};
use xcm::versioned::{self, decode_program, CURRENT};
use xcm::{Asset, Instruction, Location, Xcm, XcmError};

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Router {
        /// Where it goes.
        to: LocationFilter,
        /// Where a message arrives; delivery elsewhere fails after it was paid.
        open: LocationFilter,
        price: DeliveryPrice,
        wrapping: Wrapping,
        /// 3..5: what the receiver understands. Real chains learn it by subscribing, or from a call of
        /// root (`SupportedVersion` of pallet-xcm); here the profile says it, once and for all.
        version: u8,
    }
}

wire_enum! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum DeliveryPrice {
        0 = Free,
        1 = Fixed(price: Asset),
        /// For the program without its version byte.
        2 = PerByte { asset: Location, base: u128, per_byte: u128 },
    }
}

wire_enum! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Wrapping {
        /// Sent as it is (mocks).
        0 = Bare,
        /// A topic is appended if there is none, and what the receiver could not decode is not
        /// sent.
        1 = UniqueTopic,
    }
}

impl DeliveryPrice {
    /// For a program of so many bytes, without the version byte.
    pub fn of(&self, bytes: usize) -> Option<Asset> {
        match self {
            DeliveryPrice::Free => None,
            DeliveryPrice::Fixed(price) => Some(price.clone()),
            DeliveryPrice::PerByte { asset, base, per_byte } => {
                let amount = base.saturating_add(per_byte.saturating_mul(bytes as u128));
                // There is no asset of nothing.
                Some(Asset::fungible(asset.clone(), amount)).filter(|_| amount > 0)
            }
        }
    }
}

/// A message that can be sent.
pub struct Ticket {
    pub destination: Location,
    /// With its version byte.
    pub message: Vec<u8>,
    pub fee: Option<Asset>,
    pub topic: Option<[u8; 32]>,
    pub open: bool,
}

/// Finds the way to `destination` and its price. `unique` is a topic for a program without one.
pub fn validate(
    routers: &[Router],
    destination: &Location,
    mut program: Vec<Instruction>,
    unique: impl FnOnce() -> [u8; 32],
) -> Result<Ticket, XcmError> {
    let router =
        routers.iter().find(|router| router.to.contains(destination)).ok_or(XcmError::Unroutable)?;
    let wrapped = router.wrapping == Wrapping::UniqueTopic;
    if wrapped && !ends_with_topic(&program) {
        program.push(Instruction::SetTopic(unique()));
    }
    let topic = match program.last() {
        Some(Instruction::SetTopic(topic)) => Some(*topic),
        _ => None,
    };
    let program = Xcm(program);
    let mut message = alloc::vec![CURRENT];
    program.encode(&mut message);
    if wrapped && decode_program(&message).is_err() {
        return Err(XcmError::Transport("not decodable"));
    }
    // As upstream, the price is that of the program as it is here, whatever version leaves.
    let fee = router.price.of(message.len() - 1);
    if router.version != CURRENT {
        let lowered = versioned::encode(&program, router.version);
        message = lowered.ok_or(XcmError::DestinationUnsupported)?;
    }
    let open = router.open.contains(destination);
    Ok(Ticket { destination: destination.clone(), message, fee, topic, open })
}

pub fn ends_with_topic(program: &[Instruction]) -> bool {
    matches!(program.last(), Some(Instruction::SetTopic(_)))
}
