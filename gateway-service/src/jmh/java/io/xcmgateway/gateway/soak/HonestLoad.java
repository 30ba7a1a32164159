package io.xcmgateway.gateway.soak;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.gateway.attestation.Relayer;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.execution.ExecutedMessage;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.MessageGate;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Host chains that send what they hold in reserve to accounts, which pay for it: one message after
/// the other at a steady rate, whether earlier ones are answered or not.
final class HonestLoad implements AutoCloseable {
    private static final long AMOUNT = 20_000_000_000L;

    private final MessageGate gate;
    private final Relayer relayer;
    private final List<Hash32> instances;
    private final Location account;
    private final long gasLimit;
    private final int room;
    private final Counts counts;
    private final long intervalNanos;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile Latencies latencies = new Latencies("none", 1);
    private long sent;
    private long due;

    private HonestLoad(
            DevelopmentGateway gateway,
            List<Hash32> instances,
            int perSecond,
            long gasLimit,
            int room,
            Counts counts) {
        this.gate = gateway.core().gate();
        this.relayer = gateway.relayer();
        this.instances = instances;
        this.account =
                Location.of(
                        0,
                        new Junction.AccountId32(null, gateway.accounts().firstEntry().getValue()));
        this.gasLimit = gasLimit;
        this.room = room;
        this.counts = counts;
        this.intervalNanos = TimeUnit.SECONDS.toNanos(1) / perSecond;
    }

    static HonestLoad on(
            DevelopmentGateway gateway, int perSecond, long gasLimit, int room, Counts counts) {
        List<Hash32> instances =
                gateway.core().ledger().instances().stream().map(InstanceSummary::id).toList();
        HonestLoad load = new HonestLoad(gateway, instances, perSecond, gasLimit, room, counts);
        load.due = System.nanoTime() + load.intervalNanos;
        var _ =
                load.clock.scheduleAtFixedRate(
                        load::send, load.intervalNanos, load.intervalNanos, TimeUnit.NANOSECONDS);
        return load;
    }

    int room() {
        return room;
    }

    /// From now on, messages that become due count there.
    void measure(Latencies other) {
        latencies = other;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void send() {
        Hash32 instance = instances.get((int) (sent % instances.size()));
        ByteString message = transfer(AMOUNT + sent++);
        long start = due;
        due += intervalNanos;
        Latencies into = latencies;
        InboundMessage inbound =
                new InboundMessage(
                        instance,
                        message,
                        relayer.assertOrigin(instance, message, gasLimit, Location.PARENT),
                        Location.PARENT,
                        gasLimit);
        var _ =
                gate.submit(inbound)
                        .thenCompose(this::executed)
                        .whenComplete((executed, failure) -> {
                            if (failure != null) {
                                counts.honestFailure(failure.toString());
                            } else {
                                into.add(System.nanoTime() - start);
                                count(executed);
                            }
                        });
    }

    private CompletionStage<ExecutedMessage> executed(Intake intake) {
        return intake instanceof Intake.Accepted(Hash32 id, long _)
                ? gate.whenExecuted(id)
                : CompletableFuture.failedFuture(new IllegalStateException(intake.toString()));
    }

    private void count(ExecutedMessage executed) {
        StatementOutcome outcome = executed.statement().outcome();
        if (outcome instanceof StatementOutcome.Complete) {
            counts.add("honest: Complete");
        } else {
            counts.honestFailure(outcome.toString());
        }
    }

    private ByteString transfer(long amount) {
        Asset funds = Asset.fungible(DevelopmentProfiles.HOST_CHAIN, U128.of(amount));
        return new VersionedXcm.V5(
                        new Xcm(
                                List.of(
                                        new Instruction.ReserveAssetDeposited(
                                                new Assets(List.of(funds))),
                                        new Instruction.ClearOrigin(),
                                        new Instruction.BuyExecution(
                                                funds, new WeightLimit.Unlimited()),
                                        new Instruction.DepositAsset(
                                                new AssetFilter.Wild(new WildAsset.AllCounted(1)),
                                                account))))
                .encode();
    }
}
