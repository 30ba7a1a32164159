//! One message, from input to execution.

use crate::topics::TOPICS;
use ledger::store::Store;
use ledger::Ledger;
use scale::{wire_struct, Bytes, Limits, List};
use scale::Wire;
use xcm::versioned::decode_program;
use xcm::{InstructionError, Junctions, Location, Outcome, Weight, XcmError};
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

pub(crate) fn apply<S: Store>(store: &mut S, input: &[u8]) -> Execution {
    let input = match ApplyMessage::decode_all(input, Limits::TRUSTED) {
        Ok(input) => input,
        Err(_) => panic!("message input must decode"),
    };
    let received_id = store.blake2_256(&input.message);
    let program = match decode_program(&input.message) {
        Ok(program) => program,
        Err(_) => return undecodable(received_id),
    };
    let (universal, config) = match ledger::configuration(store) {
        Some(Ok(configuration)) => configuration,
        _ => panic!("there must have been a genesis"),
    };
    let message_id = match config.services.message_ids {
        MessageIds::Received => received_id,
        MessageIds::Program => store.blake2_256(&program.encoded()),
    };
    let call = Call {
        origin: input.origin,
        message_id,
        weight_limit: Weight::MAX,
        weight_credit: Weight::ZERO,
    };
    let mut ledger = Ledger::new(store, &config, &universal);
    let (outcome, message_id) =
        prepare_and_execute(&config, &universal, &mut ledger, call, program);
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

fn undecodable(message_id: [u8; 32]) -> Execution {
    let error = InstructionError { index: 0, error: XcmError::FailedToDecode };
    Execution {
        outcome: Outcome::Error(error),
        message_id,
        outbound: Vec::new(),
        events: Vec::new(),
    }
}
