package io.xcmgateway.gateway.soak;

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
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.instance.OptIn;
import io.xcmgateway.gateway.instance.OptInRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Instances of the module that does what its message says, each with messages of one kind, so many
/// of them waiting at any time.
final class HostileLoad {
    /// By the number that the module takes its orders from.
    private static final Map<Integer, String> KINDS =
            Map.of(
                    1, "endless loop",
                    2, "recursion",
                    3, "grows memory for ever",
                    4, "traps at once",
                    8, "leaves a transaction open",
                    10, "fills 4 MiB for ever",
                    11, "stores keys for ever",
                    12, "logs for ever");

    private static final Hash32 AUTHORITY = Hash32.hex("22".repeat(32));
    private static final ByteString PROFILE = ByteString.ascii("none");
    private static final long NEVER_EXPIRES = Long.MAX_VALUE;
    private static final int FIRST_PARACHAIN = 6_000;

    private final GatewayCore core;
    private final int backlog;
    private final long gasLimit;
    private final Counts counts;
    private final List<Attacker> attackers = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicLong sent = new AtomicLong();
    private volatile boolean attacking;

    private record Attacker(Hash32 instance, int code, String kind) {}

    private HostileLoad(GatewayCore core, int backlog, long gasLimit, Counts counts) {
        this.core = core;
        this.backlog = backlog;
        this.gasLimit = gasLimit;
        this.counts = counts;
    }

    static HostileLoad on(GatewayCore core, int backlog, long gasLimit, Counts counts) {
        HostileLoad load = new HostileLoad(core, backlog, gasLimit, counts);
        ByteString wasm = Bombs.hostileModule();
        var _ = core.modules().register(wasm).toCompletableFuture().join();
        KINDS.forEach((code, kind) -> load.optIn(Hashing.blake2b256(wasm), code, kind));
        return load;
    }

    void begin() {
        attacking = true;
        for (Attacker attacker : attackers) {
            for (int i = 0; i < backlog; i++) {
                underWay.incrementAndGet();
                send(attacker);
            }
        }
    }

    void end() {
        attacking = false;
    }

    boolean isQuiet() {
        return underWay.get() == 0;
    }

    /// Sends one, and another one as soon as that is executed.
    private void send(Attacker attacker) {
        var _ =
                core.gate()
                        .submit(message(attacker))
                        .thenCompose(this::executed)
                        .whenComplete((executed, failure) -> {
                            counts.add(
                                    "hostile: "
                                            + attacker.kind()
                                            + ": "
                                            + (failure == null
                                                    ? Counts.name(executed.statement().outcome())
                                                    : failure.getMessage()));
                            if (attacking && failure == null) {
                                send(attacker);
                            } else {
                                underWay.decrementAndGet();
                            }
                        });
    }

    private CompletionStage<ExecutedMessage> executed(Intake intake) {
        return intake instanceof Intake.Accepted(Hash32 id, long _)
                ? core.gate().whenExecuted(id)
                : CompletableFuture.failedFuture(
                        new IllegalStateException(intake.getClass().getSimpleName()));
    }

    /// The module looks at the last byte only; what is before makes each message another one.
    private InboundMessage message(Attacker attacker) {
        byte[] bytes = new byte[Long.BYTES + 1];
        long number = sent.incrementAndGet();
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (number >>> (8 * i));
        }
        bytes[Long.BYTES] = (byte) (attacker.code() << 2);
        return new InboundMessage(
                attacker.instance(),
                ByteString.wrap(bytes),
                new OriginEvidence.Asserted(
                        Hash32.ZERO.bytes(), ByteString.wrap(new byte[64]), Location.PARENT),
                Location.PARENT,
                gasLimit);
    }

    private void optIn(Hash32 moduleHash, int code, String kind) {
        Hash32 networkId = core.ledger().attestors().network().id();
        Instance instance =
                new Instance(
                        networkId,
                        moduleHash,
                        Junctions.of(
                                new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                                new Junction.Parachain(FIRST_PARACHAIN + code)),
                        Hashing.blake2b256(PROFILE),
                        TrieProfile.BLAKE2B_V1,
                        new Authority(
                                1,
                                List.of(
                                        new Authority.Key(
                                                SignatureScheme.ED25519,
                                                Ed25519.publicKey(AUTHORITY).bytes()))),
                        0);
        Submission submission =
                new Submission(
                        networkId,
                        instance.id(),
                        instance.profileHash(),
                        0,
                        NEVER_EXPIRES,
                        gasLimit);
        OptIn result =
                core.instances()
                        .optIn(
                                new OptInRequest(
                                        instance,
                                        PROFILE,
                                        new OriginEvidence.HostAuthority(
                                                List.of(
                                                        new OriginEvidence.AuthoritySignature(
                                                                0,
                                                                Ed25519.sign(
                                                                        AUTHORITY,
                                                                        submission.wrapped()))),
                                                submission)))
                        .toCompletableFuture()
                        .join();
        if (!(result instanceof OptIn.OptedIn)) {
            throw new IllegalStateException("the hostile instance must opt in: " + result);
        }
        attackers.add(new Attacker(instance.id(), code, kind));
    }
}
