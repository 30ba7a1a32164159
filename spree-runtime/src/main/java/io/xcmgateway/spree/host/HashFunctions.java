package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I32;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.NONE;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Twox;
import java.util.List;

/// Hash functions: `(data pointer-size, out pointer)`, the digest's length being known to the
/// guest.
final class HashFunctions {
    private HashFunctions() {}

    /// A hash function over a whole input.
    @FunctionalInterface
    private interface Hash {
        ByteString of(ByteString data);
    }

    static final List<Definition> ALL =
            List.of(
                    hash("keccak_256", 32, data -> Hashing.keccak256(data).bytes()),
                    hash("keccak_512", 64, Hashing::keccak512),
                    hash("sha2_256", 32, data -> Hashing.sha2_256(data).bytes()),
                    hash("blake2_128", 16, Hashing::blake2b128),
                    hash("blake2_256", 32, data -> Hashing.blake2b256(data).bytes()),
                    twox("twox_64", 8, Twox::twox64),
                    twox("twox_128", 16, Twox::twox128),
                    twox("twox_256", 32, Twox::twox256));

    private static Definition hash(String name, int digestBytes, Hash hash) {
        return define(
                name,
                call -> {
                    Span data = call.span(0);
                    Span out = call.pointer(1, digestBytes);
                    long bytes = call.prices().hashByte() * data.length();
                    return digest(call, call.prices().hashBase() + bytes, hash, data, out);
                });
    }

    /// Twox runs once over the data for each 64 bits of the digest.
    private static Definition twox(String name, int digestBytes, Hash hash) {
        return define(
                name,
                call -> {
                    Span data = call.span(0);
                    Span out = call.pointer(1, digestBytes);
                    long bytes = call.prices().twoxByte() * data.length() * (digestBytes / 8);
                    return digest(call, call.prices().hashBase() + bytes, hash, data, out);
                });
    }

    private static Definition define(String name, Definition.Body body) {
        return Definition.of("ext_hashing_" + name + "_version_2", NONE, body, I64, I32);
    }

    private static long digest(Invocation call, long price, Hash hash, Span data, Span out) {
        call.charge(price);
        call.write(out, hash.of(call.read(data)));
        return 0;
    }
}
