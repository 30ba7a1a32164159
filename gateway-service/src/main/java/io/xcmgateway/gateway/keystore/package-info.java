/// Secret keys in files that only a password opens, in the two formats that wallets of the field
/// write: Web3 secret storage version 3 for secp256k1, and the JSON of polkadot.js for ed25519.
/// Passwords are bytes that are wiped after use. Nothing here reads the clock or makes chance.
@NullMarked
package io.xcmgateway.gateway.keystore;

import org.jspecify.annotations.NullMarked;
