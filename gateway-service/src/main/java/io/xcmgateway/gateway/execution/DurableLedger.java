package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.OriginEvidence;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.gateway.checkpoint.LogSections;
import io.xcmgateway.gateway.proof.ProofAssembly;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.InstanceHead;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OptOutRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.SharedAttestations;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StateSize;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads of the store. What is not signed yet is not shown as executed.
final class DurableLedger implements Ledger {
    /// How many of an instance's last statements may wait for a checkpoint, all others being
    /// logged.
    private static final int UNLOGGED_MAX = 4_096;

    private final AttestorHistory attestors;
    private final Records records;
    private final RoutingRecords routing;
    private final Seats seats;
    private final LogSections log;
    private final SharedAttestations shared;
    private final ProofAssembly proofs;
    private final StateSections sections;

    /// @param seats of the store that the rest reads
    DurableLedger(
            AttestorHistory attestors,
            Records records,
            RoutingRecords routing,
            Seats seats,
            LogSections log,
            SharedAttestations shared,
            ProofAssembly proofs,
            StateSections sections) {
        this.attestors = attestors;
        this.records = records;
        this.routing = routing;
        this.seats = seats;
        this.log = log;
        this.shared = shared;
        this.proofs = proofs;
        this.sections = sections;
    }

    @Override
    public @Nullable MessageStatus message(Hash32 messageId) {
        return message(messageId, records.message(messageId));
    }

    @Override
    public @Nullable MessageStatus message(Hash32 messageId, long sequence) {
        return message(messageId, attempt(messageId, sequence));
    }

    @Override
    public List<Long> attempts(Hash32 messageId) {
        List<Position> routed = routing.attempts(messageId);
        if (!routed.isEmpty()) {
            return routed.stream().map(Position::sequence).toList();
        }
        Position only = records.message(messageId);
        return only == null ? List.of() : List.of(only.sequence());
    }

    private @Nullable Position attempt(Hash32 messageId, long sequence) {
        Position last = records.message(messageId);
        return last != null && attempts(messageId).contains(sequence)
                ? new Position(last.number(), sequence)
                : null;
    }

    private @Nullable MessageStatus message(Hash32 messageId, @Nullable Position at) {
        Seat seat = at == null ? null : seats.find(at.number());
        if (at == null || seat == null) {
            return null;
        }
        OrderedMessage entry = required(records.ordered(at), "an entry of the order", at);
        List<Attestation> attestations = records.attestations(at);
        if (attestations == null) {
            return new MessageStatus.Accepted(
                    messageId, seat.instance().id(), at.sequence(), entry.context().timeMs());
        }
        ExecutionRecord execution = required(records.execution(at), "a statement", at);
        return new MessageStatus.Executed(
                new ExecutedMessage(
                        messageId,
                        entry.message(),
                        entry.context(),
                        execution.statement(),
                        execution.statement().hash(),
                        attestations,
                        execution.effects()),
                entry.context().timeMs(),
                log.place(at));
    }

    @Override
    public @Nullable InstanceSummary instance(Hash32 id) {
        Seat seat = seats.find(id);
        return seat == null ? null : summary(seat);
    }

    @Override
    public List<InstanceSummary> instances() {
        return seats.all().stream().map(this::summary).toList();
    }

    @Override
    public List<ModuleSummary> modules() {
        List<ModuleSummary> modules = new ArrayList<>();
        records.modules((hash, wasm) -> modules.add(new ModuleSummary(hash, wasm.length())));
        return Collections.unmodifiableList(modules);
    }

    @Override
    public @Nullable ByteString moduleBytes(Hash32 moduleHash) {
        return records.module(moduleHash);
    }

    @Override
    public @Nullable ExecutionProof proof(Hash32 messageId, ProofLevel level) {
        return proof(records.message(messageId), level);
    }

    @Override
    public @Nullable ExecutionProof proof(Hash32 messageId, long sequence, ProofLevel level) {
        return proof(attempt(messageId, sequence), level);
    }

    @Override
    public @Nullable ExecutionProof statementProof(
            Hash32 instanceId, long sequence, ProofLevel level) {
        Seat seat = seats.find(instanceId);
        ExecutionRecord execution = seat == null ? null : records.execution(seat.at(sequence));
        if (seat == null || execution == null) {
            return null;
        }
        boolean skipped = execution.statement().outcome() instanceof StatementOutcome.Skipped;
        return proof(
                seat.at(sequence),
                skipped && level == ProofLevel.REPLAYABLE ? ProofLevel.LOGGED : level);
    }

    @Override
    public long oldestReplayable(Hash32 instanceId) {
        Seat seat = seats.find(instanceId);
        return seat == null ? 0 : records.oldestWitness(seat.number());
    }

    private @Nullable ExecutionProof proof(@Nullable Position at, ProofLevel level) {
        Seat seat = at == null ? null : seats.find(at.number());
        List<Attestation> attestations = at == null ? null : records.attestations(at);
        if (at == null || seat == null || attestations == null || attestations.isEmpty()) {
            return null;
        }
        return switch (level) {
            case ATTESTED -> proofs.attested(seat.record(), at);
            case LOGGED -> {
                LogSection section = log.section(at);
                yield section == null ? null : proofs.logged(seat.record(), at, section);
            }
            case STATE -> null; // which must show something
            case REPLAYABLE -> replayable(seat, at, null);
        };
    }

    @Override
    public ShownProof proof(
            Hash32 messageId, @Nullable Long sequence, ProofLevel level, Showing showing) {
        if (showing.isEmpty() || level.compareTo(ProofLevel.STATE) < 0) {
            throw new IllegalArgumentException("a proof of level " + level + " shows nothing");
        }
        return shown(
                sequence == null ? records.message(messageId) : attempt(messageId, sequence),
                level,
                showing);
    }

    @Override
    public ShownProof stateProof(Hash32 instanceId, @Nullable Long sequence, Showing showing) {
        Seat seat = seats.find(instanceId);
        if (seat == null) {
            return new ShownProof.NotThere();
        }
        return shown(
                seat.at(sequence == null ? newestLogged(seat) : sequence),
                ProofLevel.STATE,
                showing);
    }

    /// The newest statement that a signed checkpoint covers, or one that none covers if there is
    /// none among the last ones.
    private long newestLogged(Seat seat) {
        InstanceHead head =
                required(records.head(seat.number()), "a head of the instance", seat.at(0));
        long newest = head.nextSequence() - 1;
        for (long back = 0; back < UNLOGGED_MAX && back <= newest; back++) {
            if (log.place(seat.at(newest - back)) != null) {
                return newest - back;
            }
        }
        return newest;
    }

    private ShownProof shown(@Nullable Position at, ProofLevel level, Showing showing) {
        Seat seat = at == null ? null : seats.find(at.number());
        if (at == null || seat == null || records.attestations(at) == null) {
            return new ShownProof.NotThere();
        }
        LogSection place = log.section(at);
        if (place == null) {
            return new ShownProof.NotThere();
        }
        ExecutionRecord execution = required(records.execution(at), "a statement", at);
        return switch (sections.of(at, execution, showing)) {
            case StateSections.Section.Missing(ShownProof why) -> why;
            case StateSections.Section.Made(StateSection state) -> {
                ExecutionProof proof =
                        level == ProofLevel.STATE
                                ? proofs.state(seat.record(), at, place, state)
                                : replayable(seat, at, state);
                yield proof == null ? new ShownProof.NotThere() : new ShownProof.Made(proof);
            }
        };
    }

    private @Nullable ExecutionProof replayable(
            Seat seat, Position at, @Nullable StateSection state) {
        ExecutionRecord execution = required(records.execution(at), "a statement", at);
        if (execution.statement().outcome() instanceof StatementOutcome.Skipped) {
            return null; // nothing was executed, so nothing can be executed again
        }
        LogSection section = log.section(at);
        List<Attestation> sender = senderAttestations(at);
        return section == null || sender == null
                ? null
                : proofs.replayable(seat.record(), at, section, state, sender);
    }

    /// Attestations of the statement that sent the message at `at`; none for one that nobody sent.
    ///
    /// @return `null` while that statement is not signed, as after a restart, or if it never is
    private @Nullable List<Attestation> senderAttestations(Position at) {
        OrderedMessage entry = required(records.ordered(at), "an entry of the order", at);
        if (!(entry.evidence() instanceof OriginEvidence.FromInstance routed)) {
            return List.of();
        }
        Statement statement = routed.statement();
        Seat sender = seats.find(statement.instanceId());
        if (sender != null) {
            return shared.of(sender.at(statement.sequence()));
        }
        if (!required(seats.find(at.number()), "an instance", at).isArchived()) {
            throw new CorruptStoreException("there must be a sender of what is at " + at);
        }
        return shared.ofAnother(statement.hash());
    }

    @Override
    public AttestorHistory attestors() {
        return attestors;
    }

    @Override
    public boolean complete(ExecutionProof proof) {
        LogSection section =
                switch (proof) {
                    case ExecutionProof.Attested _ -> null;
                    case ExecutionProof.Logged logged -> logged.log();
                    case ExecutionProof.State state -> state.log();
                    case ExecutionProof.Replayable replayable -> replayable.log();
                };
        List<Attestation> sender =
                proof instanceof ExecutionProof.Replayable replayable
                        ? replayable.replay().senderAttestations()
                        : List.of();
        return shared.complete(proof.attestations())
                && (section == null || shared.complete(section.checkpointAttestations()))
                && (sender.isEmpty() || shared.complete(sender));
    }

    private InstanceSummary summary(Seat seat) {
        InstanceRecord record = seat.record();
        InstanceHead head =
                required(records.head(seat.number()), "a head of the instance", seat.at(0));
        OptOutRecord optOut = seat.optOut();
        return new InstanceSummary(
                record.instance(),
                record.instance().id(),
                record.instance().moduleHash(),
                record.instance().host(),
                record.instance().profileHash(),
                head.nextSequence(),
                head.stateRoot(),
                stateSize(seat),
                head.lastStatementHash(),
                record.genesisMessageId(),
                record.genesisStatementHash(),
                optOut == null ? null : optOut.timeMs(),
                InstanceHalt.of(seat),
                seat.isArchived());
    }

    private StateSize stateSize(Seat seat) {
        return switch (StateSize.of(records.state().value(seat.number(), HostKeys.size()))) {
            case Decoded.Value<StateSize>(StateSize size) -> size;
            case Decoded.Refused<StateSize> refused ->
                    throw new CorruptStoreException(
                            "size of the state of instance "
                                    + seat.instance().id()
                                    + ": "
                                    + refused.message());
        };
    }

    private static <T> T required(@Nullable T value, String what, Position at) {
        if (value == null) {
            throw new CorruptStoreException("there must be " + what + " at " + at);
        }
        return value;
    }
}
