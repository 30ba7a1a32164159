package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.gateway.attestation.GuardedSigner;
import io.xcmgateway.gateway.checkpoint.StatementLog;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.List;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// One checkpoint at the end of each group of commits, and its signature once it is durable.
final class CheckpointSigning {
    private final StatementLog log;
    private final LogRecords records;
    private final Attestor attestor;
    private final LogLag lag;
    private final LongConsumer covered;
    private volatile @Nullable String failure;

    /// @param covered is told how many statements signed checkpoints cover, each time more
    CheckpointSigning(
            StatementLog log,
            LogRecords records,
            Attestor attestor,
            LogLag lag,
            LongConsumer covered) {
        this.log = log;
        this.records = records;
        this.attestor = attestor;
        this.lag = lag;
        this.covered = covered;
    }

    /// Why no checkpoint is signed any more, or `null`.
    @Nullable String failure() {
        return failure;
    }

    /// The last task of a group.
    CommitTask closing() {
        return new Closing();
    }

    /// Signs the checkpoints of an earlier run of the gateway that it did not come to, oldest
    /// first: each is the first that covers some statement.
    void recover() {
        lag.signed(records.signedLeafCount());
        lag.durable(records.leafCount());
        records.checkpointsFrom(
                records.signedLeafCount() + 1,
                checkpoint -> {
                    attestor.add(new Job(checkpoint));
                    return true;
                });
        attestor.wake();
    }

    private final class Closing implements CommitTask {
        private @Nullable Checkpoint checkpoint;

        @Override
        public void prepare(StoreBatch batch) {
            checkpoint = log.seal(batch);
        }

        @Override
        public void committed() {
            if (checkpoint != null) {
                lag.durable(checkpoint.leafCount());
                attestor.add(new Job(checkpoint));
            }
            attestor.wake();
        }

        @Override
        public void failed(String reason) {
            // The group is written again.
        }
    }

    private final class Job implements Attestor.Signing {
        private final Checkpoint checkpoint;

        Job(Checkpoint checkpoint) {
            this.checkpoint = checkpoint;
        }

        @Override
        public GuardedSigner.Leave leave(GuardedSigner.Round round) {
            String before = failure;
            if (before != null) {
                throw new IllegalStateException("checkpoints are no longer signed: " + before);
            }
            return round.checkpoint(checkpoint);
        }

        /// Later checkpoints cover what those did.
        @Override
        public List<Attestor.Signing> withheldBefore(Records before) {
            return List.of();
        }

        @Override
        public void put(StoreBatch batch, List<Attestation> attestations) {
            LogRecords.putAttestations(batch, checkpoint.leafCount(), attestations);
        }

        @Override
        public void signed(List<Attestation> attestations) {
            if (!attestations.isEmpty()) {
                lag.signed(checkpoint.leafCount());
                covered.accept(checkpoint.leafCount());
            }
        }

        @Override
        public void fault(RuntimeException fault) {
            failure = String.valueOf(fault.getMessage());
        }
    }
}
