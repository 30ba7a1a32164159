//! What this module calls itself.

use scale::{wire_struct, Bytes, Wire};

wire_struct! {
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct Version {
        abi: u16,
        name: Vec<u8> as Bytes,
        version: u32,
        /// Bit n: XCM version n is understood.
        features: u64,
    }
}

pub fn version() -> Vec<u8> {
    let version =
        Version { abi: 1, name: b"xcm-executor".to_vec(), version: 1, features: 1 << 3 | 1 << 4 | 1 << 5 };
    version.encoded()
}
