package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;

/// A module that passed all of admission but its last stage, in the form that is compiled.
///
/// @param codeHash Blake2b-256 of the module as it was given to admission
/// @param profileHash of the engine profile that it was metered under
/// @param wasm rewritten so that it counts its own gas and stack
public record MeteredModule(Hash32 codeHash, Hash32 profileHash, ByteString wasm) {}
