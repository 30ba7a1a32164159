package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.gateway.attestation.GuardedSigner;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Signs statements that are durable, beside the committer so that it can sync the next group
/// meanwhile. Signatures are written without a sync: one that is lost is made again, with the same
/// bytes.
final class Attestor {
    private static final System.Logger LOG = System.getLogger(Attestor.class.getName());

    private final GatewayStore store;
    private final GuardedSigner signer;
    private final int groupMax;
    private final Mailbox mailbox;

    /// Bounded by [ExecutionLimits#queuedTotalMax()]: each was a queued message.
    private final Queue<Job> waiting = new ConcurrentLinkedQueue<>();

    private volatile @Nullable String failure;

    /// A durable statement to sign.
    ///
    /// @param signed takes the attestations once they are stored
    /// @param fault takes the reason why there will be none
    record Job(
            Position at,
            Hash32 instanceId,
            Hash32 statementHash,
            Consumer<List<Attestation>> signed,
            Consumer<RuntimeException> fault) {}

    private record Signed(Job job, List<Attestation> attestations) {}

    Attestor(GatewayStore store, GuardedSigner signer, ExecutionLimits limits, Executor executor) {
        this.store = store;
        this.signer = signer;
        this.groupMax = limits.commitGroupMax();
        this.mailbox = new Mailbox(executor, this::signGroup);
    }

    void add(Job job) {
        waiting.add(job);
        mailbox.wake();
    }

    /// Why nothing can be signed at present; `null` while all is well.
    @Nullable String failure() {
        return failure;
    }

    void probe() {
        if (failure != null) {
            mailbox.wake();
        }
    }

    private void signGroup() {
        List<Signed> group = new ArrayList<>();
        StoreBatch batch = new StoreBatch();
        int taken = 0;
        try {
            for (Job job : waiting) {
                if (taken == groupMax) {
                    break;
                }
                taken++;
                sign(job, batch, group);
            }
            if (!batch.isEmpty()) {
                store.write(batch, GatewayStore.Durability.BUFFERED);
            }
        } catch (StoreFailureException e) {
            failure = String.valueOf(e.getMessage());
            return; // the jobs stay, for a later probe
        } catch (OutOfMemoryError _) {
            failure = "out of memory";
            return;
        }
        failure = null;
        for (int i = 0; i < taken; i++) {
            waiting.remove();
        }
        group.forEach(each -> each.job().signed().accept(each.attestations()));
        if (!waiting.isEmpty()) {
            mailbox.wake();
        }
    }

    private void sign(Job job, StoreBatch batch, List<Signed> group) {
        try {
            List<Attestation> attestations =
                    signer.attest(job.instanceId(), job.at().sequence(), job.statementHash());
            Records.putAttestations(batch, job.at(), attestations);
            group.add(new Signed(job, attestations));
        } catch (IllegalStateException e) {
            LOG.log(System.Logger.Level.ERROR, "nothing is signed", e);
            job.fault().accept(e);
        }
    }
}
