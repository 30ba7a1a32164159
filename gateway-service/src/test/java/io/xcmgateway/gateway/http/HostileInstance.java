package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import io.xcmgateway.gateway.module.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// Instances of `hostile.wasm`, which does what a message orders.
final class HostileInstance {
    static final long GAS = 50_000_000;

    private static final Hash32 AUTHORITY = Hash32.hex("22".repeat(32));
    private static final ByteString PROFILE = ByteString.ascii("none");

    private HostileInstance() {}

    static ByteString module() {
        try (InputStream in =
                Objects.requireNonNull(
                        HostileInstance.class.getResourceAsStream(
                                "/io/xcmgateway/gateway/hostile.wasm"))) {
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Opts a parachain in, unless it is already.
    static Hash32 optIn(GatewayCore core, long parachain) {
        ByteString wasm = module();
        Registration registered = core.modules().register(wasm).toCompletableFuture().join();
        assertThat(registered)
                .isInstanceOfAny(
                        Registration.Registered.class, Registration.AlreadyRegistered.class);
        Instance instance =
                new Instance(
                        core.ledger().attestors().network().id(),
                        Hashing.blake2b256(wasm),
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(parachain)),
                        Hashing.blake2b256(PROFILE),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(AUTHORITY).bytes()))),
                        0);
        OptIn optIn = core.instances().optIn(request(instance)).toCompletableFuture().join();
        assertThat(optIn).isInstanceOfAny(OptIn.OptedIn.class, OptIn.AlreadyOptedIn.class);
        return instance.id();
    }

    private static OptInRequest request(Instance instance) {
        Submission submission =
                new Submission(
                        instance.networkId(),
                        instance.id(),
                        instance.profileHash(),
                        0,
                        Programs.FAR_FUTURE_MS,
                        GAS);
        return new OptInRequest(
                instance,
                PROFILE,
                new OriginEvidence.HostAuthority(
                        List.of(
                                new OriginEvidence.AuthoritySignature(
                                        0, Ed25519.sign(AUTHORITY, submission.wrapped()))),
                        submission));
    }

    /// The module reads its orders from the code of the trap.
    static ByteString program(int code) {
        return Programs.scale("{\"V5\":[{\"Trap\":\"" + code + "\"}]}");
    }

    /// The body of a request. The same order with the same limit is the same message.
    static String order(int code, long gasLimit) {
        return Programs.asserted(program(code), Programs.HOST_CHAIN)
                .replace("{\"xcm\"", "{\"gasLimit\":\"" + gasLimit + "\",\"xcm\"");
    }
}
