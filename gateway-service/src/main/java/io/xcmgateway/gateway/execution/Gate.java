package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.MessageId;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.Submission;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Takes messages to the committer, which orders them.
final class Gate implements MessageGate {
    private final Lanes lanes;
    private final Committer committer;
    private final Waiters waiters;
    private final DurableLedger ledger;
    private final Acceptance.Surroundings around;
    private final AtomicInteger inIntake = new AtomicInteger();

    Gate(
            Lanes lanes,
            Committer committer,
            Waiters waiters,
            DurableLedger ledger,
            Acceptance.Surroundings around) {
        this.lanes = lanes;
        this.committer = committer;
        this.waiters = waiters;
        this.ledger = ledger;
        this.around = around;
    }

    @Override
    public CompletionStage<Intake> submit(InboundMessage message) {
        CoreWatch.Arrival arrival = around.watch().arrived();
        return ordered(message, arrival)
                .whenComplete((intake, _) -> {
                    if (intake != null) {
                        arrival.answered(intake);
                    }
                });
    }

    private CompletionStage<Intake> ordered(InboundMessage message, CoreWatch.Arrival arrival) {
        Lane lane = lanes.find(message.instanceId());
        if (lane == null) {
            return answered(new Intake.UnknownInstance(message.instanceId()));
        }
        Hash32 messageHash = Hashing.blake2b256(message.message());
        Intake.@Nullable Refused refused = refusal(lane, message, messageHash);
        if (refused != null) {
            return answered(refused);
        }
        String failure = committer.failure();
        if (failure != null) {
            committer.probe();
            return answered(new Intake.Unavailable(failure));
        }
        if (inIntake.incrementAndGet() > around.limits().intakeQueueMax()) {
            inIntake.decrementAndGet();
            return answered(new Intake.QueueFull(around.limits().retryAfterSeconds()));
        }
        Hash32 messageId =
                MessageId.of(message.instanceId(), message.evidence().digest(), messageHash);
        Acceptance acceptance = new Acceptance(lane, message, messageId, arrival, around);
        committer.add(acceptance);
        return acceptance.reply().whenComplete((_, _) -> inIntake.decrementAndGet());
    }

    @Override
    public CompletionStage<ExecutedMessage> whenExecuted(Hash32 messageId) {
        CompletableFuture<ExecutedMessage> future = waiters.join(messageId);
        if (!future.isDone()) {
            // The waiter is known before the store is read, so a statement that is signed in
            // between is either seen or told.
            tell(messageId);
        }
        return future;
    }

    /// Lets those who wait for the message hear what the store knows of it.
    void tell(Hash32 messageId) {
        committer.add(new Lookup(messageId));
    }

    private static CompletionStage<Intake> answered(Intake intake) {
        return CompletableFuture.completedFuture(intake);
    }

    private Intake.@Nullable Refused refusal(
            Lane lane, InboundMessage message, Hash32 messageHash) {
        if (message.message().length() > around.limits().messageBytesMax()) {
            return new Intake.Refused(
                    "message is too long",
                    "at most " + around.limits().messageBytesMax() + " bytes",
                    message.message().length() + " bytes");
        }
        if (Long.compareUnsigned(message.gasLimit(), around.limits().messageGasMax()) > 0) {
            return new Intake.Refused(
                    "gas limit is too high",
                    "at most " + around.limits().messageGasMax(),
                    Long.toUnsignedString(message.gasLimit()));
        }
        return switch (message.evidence()) {
            case OriginEvidence.Account account ->
                    otherSubmission(lane, message, messageHash, account.submission());
            case OriginEvidence.HostAuthority authority ->
                    otherSubmission(lane, message, messageHash, authority.submission());
            case OriginEvidence.Asserted _ -> null;
            case OriginEvidence.FromInstance _ ->
                    new Intake.Refused(
                            "evidence kind cannot be submitted",
                            "an account's or a relayer's signature",
                            "another instance's statement");
        };
    }

    private static Intake.@Nullable Refused otherSubmission(
            Lane lane, InboundMessage message, Hash32 messageHash, Submission signed) {
        Submission expected =
                new Submission(
                        lane.instance().networkId(),
                        lane.instance().id(),
                        messageHash,
                        signed.nonce(),
                        signed.expiresMs(),
                        message.gasLimit());
        return expected.equals(signed)
                ? null
                : new Intake.Refused(
                        "another submission was signed", expected.toString(), signed.toString());
    }

    /// Tells waiters what the store already knows. In the committer's order, so that an acceptance
    /// before it counts.
    private final class Lookup implements CommitTask {
        private final Hash32 messageId;

        Lookup(Hash32 messageId) {
            this.messageId = messageId;
        }

        @Override
        public void prepare(StoreBatch batch) {
            // reads only, when the group is durable
        }

        @Override
        public void committed() {
            try {
                switch (ledger.message(messageId)) {
                    case MessageStatus.Executed(ExecutedMessage executed, long _, var _) ->
                            waiters.complete(executed);
                    case MessageStatus.Accepted accepted -> failIfHalted(accepted);
                    case null ->
                            waiters.fail(
                                    messageId,
                                    new NotExecutedException("message was never accepted"));
                }
            } catch (StoreFailureException e) {
                failed(String.valueOf(e.getMessage()));
            }
        }

        @Override
        public void failed(String reason) {
            waiters.fail(messageId, new NotExecutedException(reason));
        }

        private void failIfHalted(MessageStatus.Accepted accepted) {
            Lane lane = lanes.find(accepted.instanceId());
            if (lane != null && lane.haltsBefore(accepted.sequence())) {
                waiters.fail(messageId, NotExecutedException.halted(accepted.instanceId()));
            }
        }
    }
}
