package io.xcmgateway.gateway.development;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.gateway.attestation.KeyFiles;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.Collections;
import java.util.NavigableMap;
import java.util.TreeMap;

/// The secrets of a gateway in development, made by chance at its first start.
///
/// @param attestor its secp256k1 secret and its ed25519 seed
/// @param hostAuthority the ed25519 seed that speaks for both host chains
/// @param relayer the ed25519 seed that asserts origins
/// @param accounts ed25519 seeds of the funded accounts, by name
record DevelopmentKeys(
        MemberKeys attestor,
        Hash32 hostAuthority,
        Hash32 relayer,
        NavigableMap<String, Hash32> accounts) {

    static DevelopmentKeys of(KeyFiles files) {
        NavigableMap<String, Hash32> accounts = new TreeMap<>();
        for (String name : new String[] {"alice", "bob"}) {
            accounts.put(name, files.secret("account-" + name + ".ed25519"));
        }
        return new DevelopmentKeys(
                new MemberKeys(
                        files.secret("attestor.secp256k1"), files.secret("attestor.ed25519")),
                files.secret("host-authority.ed25519"),
                files.secret("relayer.ed25519"),
                Collections.unmodifiableNavigableMap(accounts));
    }

    /// Public keys of the funded accounts, by name.
    NavigableMap<String, Hash32> accountIds() {
        NavigableMap<String, Hash32> ids = new TreeMap<>();
        accounts.forEach((name, seed) -> ids.put(name, Ed25519.publicKey(seed)));
        return Collections.unmodifiableNavigableMap(ids);
    }
}
