package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.gateway.attestation.GuardedSigner;
import io.xcmgateway.gateway.attestation.GuardedSigner.Leave;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.Signer;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Signs statements and checkpoints that are durable, in order, beside the committer so that it can
/// sync the next group meanwhile. Signatures are written without a sync where one that is lost is
/// made again with the same bytes, and else with one: nobody ever sees two for one hash.
final class Attestor {
    private static final System.Logger LOG = System.getLogger(Attestor.class.getName());

    private final GatewayStore store;
    private final Records records;
    private final GuardedSigner signer;
    private final int groupMax;
    private final CoreWatch watch;
    private final Mailbox mailbox;

    /// Bounded by twice [ExecutionLimits#queuedTotalMax()]: each was a queued message, or the
    /// checkpoint of some.
    private final Queue<List<Signing>> waiting = new ConcurrentLinkedQueue<>();

    /// What belongs together and is not complete yet; its own lock.
    private final List<Signing> gathered = new ArrayList<>();

    private volatile @Nullable String failure;

    /// Something durable to sign.
    interface Signing {
        /// @throws IllegalStateException if it must not be signed
        Leave leave(GuardedSigner.Round round);

        /// What came before this one and was withheld, so that it can be signed with it.
        List<Signing> withheldBefore(Records records);

        /// @param attestations none if they are withheld
        void put(StoreBatch batch, List<Attestation> attestations);

        /// The attestations are stored.
        ///
        /// @param attestations none if they are withheld
        void signed(List<Attestation> attestations);

        /// There will be none.
        void fault(RuntimeException fault);
    }

    /// A durable statement to sign.
    ///
    /// @param told takes the attestations once they are stored
    /// @param refused takes the reason why there will be none
    record Job(
            Position at,
            Signable.OfStatement what,
            Consumer<List<Attestation>> told,
            Consumer<RuntimeException> refused)
            implements Signing {

        @Override
        public Leave leave(GuardedSigner.Round round) {
            return round.statement(what);
        }

        @Override
        public List<Signing> withheldBefore(Records records) {
            List<Signing> withheld = new ArrayList<>();
            Position before = at;
            while (before.sequence() != 0) {
                before = new Position(at.number(), before.sequence() - 1);
                List<Attestation> attestations = records.attestations(before);
                ExecutionRecord execution = records.execution(before);
                if (attestations == null || !attestations.isEmpty() || execution == null) {
                    break;
                }
                Signable.OfStatement withheldOne = Signable.OfStatement.of(execution.statement());
                withheld.add(new Job(before, withheldOne, _ -> {}, refused));
            }
            return withheld;
        }

        @Override
        public void put(StoreBatch batch, List<Attestation> attestations) {
            Records.putAttestations(batch, at, attestations);
        }

        @Override
        public void signed(List<Attestation> attestations) {
            told.accept(attestations);
        }

        @Override
        public void fault(RuntimeException fault) {
            refused.accept(fault);
        }
    }

    private record Decided(Signing job, Leave leave) {}

    private record Signed(Signing job, List<Attestation> attestations) {}

    Attestor(
            GatewayStore store,
            Records records,
            GuardedSigner signer,
            ExecutionLimits limits,
            CoreWatch watch,
            Executor executor) {
        this.store = store;
        this.records = records;
        this.signer = signer;
        this.groupMax = limits.commitGroupMax();
        this.watch = watch;
        this.mailbox = new Mailbox(executor, this::signGroup);
    }

    /// Adds one more, to be signed together with all others until [#wake()]: so who is told of a
    /// statement finds it logged.
    void add(Signing job) {
        synchronized (gathered) {
            gathered.add(job);
        }
    }

    /// Signs what was added.
    void wake() {
        synchronized (gathered) {
            if (!gathered.isEmpty()) {
                waiting.add(List.copyOf(gathered));
                gathered.clear();
            }
        }
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
        List<Decided> decided = new ArrayList<>();
        List<Signed> group = new ArrayList<>();
        int taken = 0;
        int jobs = 0;
        try (CoreWatch.Span _ = watch.begin(CoreWatch.Stage.SIGN)) {
            GuardedSigner.Round round = signer.round();
            for (List<Signing> together : waiting) {
                if (jobs >= groupMax) {
                    break;
                }
                taken++;
                jobs += together.size();
                together.forEach(job -> decide(job, round, decided));
            }
            round.settle();
            StoreBatch batch = new StoreBatch();
            sign(decided, round, batch, group);
            if (!batch.isEmpty()) {
                store.write(
                        batch,
                        signer.repeats()
                                ? GatewayStore.Durability.BUFFERED
                                : GatewayStore.Durability.SYNCED);
            }
        } catch (StoreFailureException | SignerUnavailableException e) {
            failed(String.valueOf(e.getMessage()));
            return; // the jobs stay, for a later probe
        } catch (OutOfMemoryError _) {
            failed("out of memory");
            return;
        }
        failure = null;
        for (int i = 0; i < taken; i++) {
            waiting.remove();
        }
        group.forEach(each -> each.job().signed(each.attestations()));
        if (!waiting.isEmpty()) {
            mailbox.wake();
        }
    }

    /// Probes come every few seconds: the same reason is told once.
    private void failed(String reason) {
        if (!reason.equals(failure)) {
            LOG.log(System.Logger.Level.WARNING, "nothing can be signed: " + reason);
        }
        failure = reason;
        watch.failedToSign();
    }

    private void sign(
            List<Decided> decided,
            GuardedSigner.Round round,
            StoreBatch batch,
            List<Signed> group) {
        List<Leave.Granted> granted = new ArrayList<>();
        for (Decided each : decided) {
            if (each.leave() instanceof Leave.Granted leave) {
                granted.add(leave);
            }
        }
        Iterator<Signer.Attested> answers = round.sign(granted).iterator();
        for (Decided each : decided) {
            Signer.Attested answer =
                    switch (each.leave()) {
                        case Leave.Granted _ -> answers.next();
                        case Leave.Withheld() -> new Signer.Attested.Signed(List.of());
                    };
            switch (answer) {
                case Signer.Attested.Signed(List<Attestation> attestations) -> {
                    each.job().put(batch, attestations);
                    group.add(new Signed(each.job(), attestations));
                }
                case Signer.Attested.Refused(String reason) ->
                        refused(each.job(), new IllegalStateException(reason));
            }
        }
    }

    private void decide(Signing job, GuardedSigner.Round round, List<Decided> decided) {
        try {
            Leave leave = job.leave(round);
            if (leave instanceof Leave.Granted(_, boolean fulfils) && fulfils) {
                job.withheldBefore(records)
                        .forEach(before -> decided.add(new Decided(before, before.leave(round))));
            }
            decided.add(new Decided(job, leave));
        } catch (IllegalStateException e) {
            refused(job, e);
        }
    }

    private void refused(Signing job, IllegalStateException why) {
        LOG.log(System.Logger.Level.ERROR, "nothing is signed", why);
        watch.refusedToSign();
        job.fault(why);
    }
}
