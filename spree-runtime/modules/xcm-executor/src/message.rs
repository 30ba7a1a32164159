//! One message, from input to execution.

use crate::topics::TOPICS;
use core::mem::ManuallyDrop;
use ledger::store::Store;
use ledger::Ledger;
use scale::{wire_struct, Bytes, Limits, List};
use scale::Wire;
use xcm::versioned::{decode_program, Refused};
use xcm::{InstructionError, Junctions, Location, Outcome, Weight, Xcm, XcmError};
use xcvm::config::Config;
use xcvm::executor::{prepare_and_execute, Call};
use xcvm::services::MessageIds;

wire_struct! {
    /// All that a module may know of the world.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Context {
        sequence: u64,
        time_ms: u64,
        gas_limit: u64,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Genesis {
        context: Context,
        universal: Junctions,
        profile: Vec<u8> as Bytes,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ApplyMessage {
        context: Context,
        origin: Location,
        message: Vec<u8> as Bytes,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Outbound {
        destination: Location,
        message: Vec<u8> as Bytes,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Event {
        topic: [u8; 32],
        data: Vec<u8> as Bytes,
    }
}

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Execution {
        outcome: Outcome,
        message_id: [u8; 32],
        outbound: Vec<Outbound> as List,
        events: Vec<Event> as List,
    }
}

/// A program and where it came from.
pub(crate) struct Received {
    pub origin: Location,
    /// The id unless the barrier takes it from the program.
    pub id: [u8; 32],
    /// When, in milliseconds of Unix time; 0 if nobody says.
    pub time_ms: u64,
    pub program: Xcm,
}

pub(crate) fn apply<S: Store>(store: &mut S, input: &[u8]) -> Execution {
    let input = match ApplyMessage::decode_all(input, Limits::TRUSTED) {
        Ok(input) => input,
        Err(_) => panic!("message input must decode"),
    };
    let id = store.blake2_256(&input.message);
    match decode_program(&input.message) {
        Ok(program) => {
            // An instance runs once: taking the configuration apart would only cost time.
            let configuration = ManuallyDrop::new(configuration(store));
            let id = match configuration.1.services.message_ids {
                MessageIds::Received => id,
                MessageIds::Program => store.blake2_256(&program.encoded()),
            };
            let (origin, time_ms) = (input.origin, input.context.time_ms);
            execute(store, &configuration, Received { origin, id, time_ms, program })
        }
        Err(Refused::Malformed) => Execution::refused(id, XcmError::FailedToDecode),
        Err(Refused::Inconvertible) => Execution::refused(id, XcmError::UnhandledXcmVersion),
    }
}

/// Our absolute location and the configuration.
pub(crate) fn configuration<S: Store>(store: &mut S) -> (Junctions, Config) {
    match ledger::configuration(store) {
        Some(Ok(configuration)) => configuration,
        _ => panic!("there must have been a genesis"),
    }
}

/// Runs a program as the message queue does: no weight limit, no credit.
pub(crate) fn execute<S: Store>(
    store: &mut S,
    (universal, config): &(Junctions, Config),
    received: Received,
) -> Execution {
    let call = Call {
        origin: received.origin,
        message_id: received.id,
        weight_limit: Weight::MAX,
        weight_credit: Weight::ZERO,
    };
    let mut ledger = Ledger::new(store, config, universal).at(received.time_ms);
    let (outcome, message_id) =
        prepare_and_execute(config, universal, &mut ledger, call, received.program);
    execution(ledger, outcome, message_id)
}

/// What a ledger saw happen.
pub(crate) fn execution<S: Store>(
    ledger: Ledger<S>,
    outcome: Outcome,
    message_id: [u8; 32],
) -> Execution {
    let (events, sent) = ledger.into_effects();
    Execution {
        outcome,
        message_id,
        outbound: sent
            .into_iter()
            .map(|sent| Outbound { destination: sent.destination, message: sent.message })
            .collect(),
        events: events
            .iter()
            .map(|event| Event { topic: TOPICS[usize::from(event.index())], data: event.data() })
            .collect(),
    }
}

impl Execution {
    /// Nothing ran.
    pub(crate) fn refused(message_id: [u8; 32], error: XcmError) -> Execution {
        let error = InstructionError { index: 0, error };
        Execution {
            outcome: Outcome::Error(error),
            message_id,
            outbound: Vec::new(),
            events: Vec::new(),
        }
    }
}
