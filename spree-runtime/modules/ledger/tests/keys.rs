//! Key prefixes are what their names hash to.

#[test]
fn prefixes_are_the_hashes_of_their_names() {
    for (name, prefix) in ledger::NAMES {
        assert_eq!(native::twox_128(name.as_bytes()), prefix, "{}", name);
    }
}
