package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.json.XcmJson;
import io.xcmgateway.gateway.http.json.Times;
import tools.jackson.databind.JsonNode;

/// Programs and submissions as a client writes them.
public final class Programs {
    public static final String HOST_CHAIN = "{\"parents\":1,\"interior\":\"Here\"}";
    public static final long GAS = 100_000_000;
    public static final long FAR_FUTURE_MS = 4_000_000_000_000L;

    private Programs() {}

    /// Takes an amount of the host chain's token, pays with it, and gives the rest to an account.
    public static String transfer(long amount, int beneficiary) {
        String account = String.format("%02x", beneficiary).repeat(32);
        return """
        {"V5":[
          {"WithdrawAsset":[{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"%d"}}]},
          {"BuyExecution":{"fees":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"%d"}},"weight_limit":"Unlimited"}},
          {"DepositAsset":{"assets":{"Wild":{"AllCounted":1}},"beneficiary":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x%s"}}]}}}}
        ]}\
        """
                .formatted(amount, amount, account);
    }

    /// [#transfer] as polkadot.js has it.
    public static String transferPolkadotJs(long amount, int beneficiary) {
        String account = String.format("%02x", beneficiary).repeat(32);
        return """
        {"v5":[
          {"withdrawAsset":[{"id":{"parents":1,"interior":{"here":null}},"fun":{"fungible":%d}}]},
          {"buyExecution":{"fees":{"id":{"parents":1,"interior":{"here":null}},"fun":{"fungible":"%,d"}},"weightLimit":{"unlimited":null}}},
          {"depositAsset":{"assets":{"wild":{"allCounted":1}},"beneficiary":{"parents":0,"interior":{"x1":[{"accountId32":{"network":null,"id":"0x%s"}}]}}}}
        ]}\
        """
                .formatted(amount, amount, account);
    }

    /// [#transfer] as papi has it.
    public static String transferPapi(long amount, int beneficiary) {
        String account = String.format("%02x", beneficiary).repeat(32);
        return """
        {"type":"V5","value":[
          {"type":"WithdrawAsset","value":[{"id":{"parents":1,"interior":{"type":"Here"}},"fun":{"type":"Fungible","value":"%d"}}]},
          {"type":"BuyExecution","value":{"fees":{"id":{"parents":1,"interior":{"type":"Here"}},"fun":{"type":"Fungible","value":"%d"}},"weight_limit":{"type":"Unlimited"}}},
          {"type":"DepositAsset","value":{"assets":{"type":"Wild","value":{"type":"AllCounted","value":1}},"beneficiary":{"parents":0,"interior":{"type":"X1","value":{"type":"AccountId32","value":{"id":"0x%s"}}}}}}
        ]}\
        """
                .formatted(amount, amount, account);
    }

    public static String withTopic(String program, int topic) {
        return program.substring(0, program.lastIndexOf(']'))
                + ",{\"SetTopic\":\"0x"
                + String.format("%064x", topic)
                + "\"}]}";
    }

    public static ByteString scale(String program) {
        return switch (XcmJson.read(program)) {
            case Decoded.Value<VersionedXcm>(VersionedXcm xcm) -> xcm.encode();
            case Decoded.Refused<VersionedXcm> refused ->
                    throw new IllegalArgumentException(refused.message());
        };
    }

    /// @param xcm JSON: a program, or a quoted hex string
    public static String asserted(String xcm, String location) {
        return "{\"xcm\":" + xcm + ",\"origin\":{\"asserted\":" + location + "}}";
    }

    /// @param xcm SCALE bytes
    public static String asserted(ByteString xcm, String location) {
        return asserted("\"" + xcm + "\"", location);
    }

    /// A submission that `seed` signs as it should.
    public static String signed(Hash32 seed, JsonNode instance, ByteString xcm, long nonce) {
        return signed(seed, instance, xcm, nonce, FAR_FUTURE_MS, GAS);
    }

    public static String signed(
            Hash32 seed,
            JsonNode instance,
            ByteString xcm,
            long nonce,
            long expiresMs,
            long gasLimit) {
        Submission submission =
                new Submission(
                        Hash32.hex(instance.path("networkId").asString()),
                        Hash32.hex(instance.path("instanceId").asString()),
                        Hashing.blake2b256(xcm),
                        nonce,
                        expiresMs,
                        gasLimit);
        return account(
                xcm,
                Ed25519.publicKey(seed),
                Ed25519.sign(seed, submission.wrapped()),
                nonce,
                expiresMs,
                gasLimit);
    }

    public static String account(
            ByteString xcm,
            Hash32 key,
            ByteString signature,
            long nonce,
            long expiresMs,
            long gasLimit) {
        return """
        {"xcm":"%s","gasLimit":"%s","origin":{"account":{"scheme":"ed25519","publicKey":"%s","signature":"%s","nonce":"%s","expires":"%s"}}}\
        """
                .formatted(
                        xcm,
                        Long.toUnsignedString(gasLimit),
                        key,
                        signature,
                        Long.toUnsignedString(nonce),
                        Times.rfc3339(expiresMs));
    }
}
