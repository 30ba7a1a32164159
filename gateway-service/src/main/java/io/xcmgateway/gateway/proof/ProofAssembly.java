package io.xcmgateway.gateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ReplaySection;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.gateway.state.CorruptStoreException;
import io.xcmgateway.gateway.state.InstanceRecord;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.SharedAttestations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts proofs together from what was stored when the message was ordered, executed and signed.
public final class ProofAssembly {
    private final Records records;
    private final SharedAttestations attestations;
    private final ProofCheck check;

    public ProofAssembly(Records records, SharedAttestations attestations, ProofCheck check) {
        this.records = records;
        this.attestations = attestations;
        this.check = check;
    }

    /// The statement at `at`, which is signed, and its attestations.
    public ExecutionProof attested(InstanceRecord instance, Position at) {
        return checked(
                instance,
                new ExecutionProof.Attested(
                        required(records.execution(at), "a statement", at).statement(),
                        attestations(at)));
    }

    /// The same with its place in the log.
    public ExecutionProof logged(InstanceRecord instance, Position at, LogSection log) {
        return checked(
                instance,
                new ExecutionProof.Logged(
                        required(records.execution(at), "a statement", at).statement(),
                        attestations(at),
                        log));
    }

    /// The same with keys and effects that it shows.
    public ExecutionProof state(
            InstanceRecord instance, Position at, LogSection log, StateSection state) {
        return checked(
                instance,
                new ExecutionProof.State(
                        required(records.execution(at), "a statement", at).statement(),
                        required(records.attestations(at), "attestations", at),
                        log,
                        state));
    }

    /// The same with all that its re-execution needs, the module's bytes included.
    ///
    /// @param state what it shows, if anything
    /// @param sender attestations of the statement that sent the message, if an instance did
    /// @return `null` if the statement's witness is not kept any more
    public @Nullable ExecutionProof replayable(
            InstanceRecord instance,
            Position at,
            LogSection log,
            @Nullable StateSection state,
            List<Attestation> sender) {
        OrderedMessage entry = required(records.ordered(at), "an entry of the order", at);
        List<ByteString> witness = records.witness(at);
        if (witness == null
                && Long.compareUnsigned(at.sequence(), records.oldestWitness(at.number())) < 0) {
            return null;
        }
        ByteString module =
                required(records.module(instance.instance().moduleHash()), "the module", at);
        ReplaySection replay =
                new ReplaySection(
                        instance.instance(),
                        entry.message(),
                        entry.context(),
                        entry.evidence(),
                        sender,
                        required(witness, "a witness", at),
                        new ReplaySection.ModuleCode.Embedded(module));
        return checked(
                instance,
                new ExecutionProof.Replayable(
                        required(records.execution(at), "a statement", at).statement(),
                        attestations(at),
                        log,
                        state,
                        replay));
    }

    private List<Attestation> attestations(Position at) {
        return required(attestations.of(at), "attestations", at);
    }

    private ExecutionProof checked(InstanceRecord instance, ExecutionProof proof) {
        String refusal = check.refusal(instance, proof);
        if (refusal != null) {
            throw new IllegalStateException(
                    "a proof of this gateway must verify, does not: " + refusal);
        }
        return proof;
    }

    private static <T> T required(@Nullable T value, String what, Position at) {
        if (value == null) {
            throw new CorruptStoreException("there must be " + what + " at " + at);
        }
        return value;
    }
}
