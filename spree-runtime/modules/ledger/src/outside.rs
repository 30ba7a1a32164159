//! Messages that leave.

use crate::store::Store;
use crate::Ledger;
use alloc::vec::Vec;
use xcm::{Location, XcmError};
use xcvm::environment::{Environment, Outside};
use xcvm::event::Event;
use xcvm::router::Ticket;

/// A message in the order in which it was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub destination: Location,
    /// With its version byte.
    pub message: Vec<u8>,
}

impl<S: Store> Outside for Ledger<'_, S> {
    fn unique_topic(&self, seed: &[u8; 32]) -> [u8; 32] {
        let mut preimage = seed.to_vec();
        preimage.extend_from_slice(&(self.sent.len() as u32).to_le_bytes());
        self.store.blake2_256(&preimage)
    }

    fn deliver(&mut self, origin: &Location, ticket: Ticket) -> Result<(), XcmError> {
        if !ticket.open {
            return Err(XcmError::Transport("no channel"));
        }
        let message_id = match ticket.topic {
            Some(topic) => topic,
            None => self.store.blake2_256(&ticket.message[1..]),
        };
        let (origin, destination) = (origin.clone(), ticket.destination.clone());
        self.emit(Event::Sent { origin, destination, message_id });
        self.sent.push(Sent { destination: ticket.destination, message: ticket.message });
        Ok(())
    }

    fn channel(&self, preimage: &[u8]) -> u32 {
        let digest = self.store.blake2_128(preimage);
        u32::from_le_bytes([digest[0], digest[1], digest[2], digest[3]])
    }
}
