package io.xcmgateway.proof.mmr;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;

/// How two nodes become one.
public enum MmrHasher {
    /// That of BEEFY, of contracts on EVM chains, and of our log.
    KECCAK_256 {
        @Override
        Hash32 merge(Hash32 first, Hash32 second) {
            return Hashing.keccak256(first.bytes().concat(second.bytes()));
        }
    },
    /// That of ranges which Substrate chains keep for themselves.
    BLAKE2B_256 {
        @Override
        Hash32 merge(Hash32 first, Hash32 second) {
            return Hashing.blake2b256(first.bytes().concat(second.bytes()));
        }
    };

    abstract Hash32 merge(Hash32 first, Hash32 second);
}
