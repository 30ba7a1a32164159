package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.json.Times;
import io.xcmgateway.spree.profile.HostChainCall;
import tools.jackson.databind.JsonNode;

/// Calls of host chains as a client writes them.
final class Calls {
    private Calls() {}

    static ByteString deposit(Location asset, long amount, int beneficiary) {
        Hash32 account = Hash32.hex(String.format("%02x", beneficiary).repeat(32));
        return new HostChainCall.Deposit(
                        Asset.fungible(asset, U128.of(amount)),
                        Location.of(0, new Junction.AccountId32(null, account)))
                .encode();
    }

    static ByteString withdraw(Location asset, long amount) {
        return new HostChainCall.Withdraw(Asset.fungible(asset, U128.of(amount))).encode();
    }

    /// A call that the one key of the authority signs as it should.
    static String signed(Hash32 authority, JsonNode instance, ByteString call, long nonce) {
        return signed(authority, instance, call, nonce, Programs.FAR_FUTURE_MS);
    }

    static String signed(
            Hash32 authority, JsonNode instance, ByteString call, long nonce, long expiresMs) {
        Submission submission =
                new Submission(
                        Hash32.hex(instance.path("networkId").asString()),
                        Hash32.hex(instance.path("instanceId").asString()),
                        Hashing.blake2b256(call),
                        nonce,
                        expiresMs,
                        Programs.GAS);
        return body(call, nonce, expiresMs, Ed25519.sign(authority, submission.wrapped()));
    }

    static String body(ByteString call, long nonce, long expiresMs, ByteString signature) {
        return """
        {"call":"%s","nonce":"%s","expires":"%s","gasLimit":"%s","signatures":[{"keyIndex":0,"signature":"%s"}]}\
        """
                .formatted(
                        call,
                        Long.toUnsignedString(nonce),
                        Times.rfc3339(expiresMs),
                        Long.toUnsignedString(Programs.GAS),
                        signature);
    }
}
