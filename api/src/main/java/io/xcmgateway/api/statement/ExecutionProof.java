package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement with what convinces somebody else of it. Each level contains the one before; a
/// replayable proof may lack log and state sections.
///
/// The decoder checks shape and bounds; whether a proof holds is the verifier's judgement.
public sealed interface ExecutionProof {
    int VERSION = 1;
    int PROOF_BYTES_MAX = 32 * 1024 * 1024;
    int ATTESTATIONS_MAX = 64;
    int NODES_MAX = 65_536;
    int NODE_BYTES_MAX = 4 * 1024 * 1024;

    Statement statement();

    List<Attestation> attestations();

    record Attested(Statement statement, List<Attestation> attestations) implements ExecutionProof {
        public Attested {
            attestations = bounded(attestations);
        }
    }

    record Logged(Statement statement, List<Attestation> attestations, LogSection log)
            implements ExecutionProof {
        public Logged {
            attestations = bounded(attestations);
        }
    }

    record State(
            Statement statement,
            List<Attestation> attestations,
            @Nullable LogSection log,
            StateSection state)
            implements ExecutionProof {
        public State {
            attestations = bounded(attestations);
        }
    }

    record Replayable(
            Statement statement,
            List<Attestation> attestations,
            @Nullable LogSection log,
            @Nullable StateSection state,
            ReplaySection replay)
            implements ExecutionProof {
        public Replayable {
            attestations = bounded(attestations);
        }
    }

    default ProofLevel level() {
        return switch (this) {
            case Attested _ -> ProofLevel.ATTESTED;
            case Logged _ -> ProofLevel.LOGGED;
            case State _ -> ProofLevel.STATE;
            case Replayable _ -> ProofLevel.REPLAYABLE;
        };
    }

    static Decoded<ExecutionProof> decode(ByteString bytes) {
        if (bytes.length() > PROOF_BYTES_MAX) {
            return new Decoded.Refused<>(
                    0, "", "at most " + PROOF_BYTES_MAX + " bytes", bytes.length() + " bytes");
        }
        return ScaleReader.decode(bytes, ExecutionProof::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, ExecutionProof::write);
    }

    static ExecutionProof read(ScaleReader in) throws Malformed {
        int version = in.u8();
        if (version != VERSION) {
            throw in.malformedAt(in.offset() - 1, "proof version 1", String.valueOf(version));
        }
        ProofLevel level = ProofLevel.read(in);
        Statement statement = in.field("statement", Statement::read);
        List<Attestation> attestations = in.field("attestations", ExecutionProof::readAttestations);
        return switch (level) {
            case ATTESTED -> new Attested(statement, attestations);
            case LOGGED ->
                    new Logged(
                            statement,
                            attestations,
                            in.field("log", at -> required(at, LogSection::read)));
            case STATE ->
                    new State(
                            statement,
                            attestations,
                            readLog(in),
                            in.field("state", at -> required(at, StateSection::read)));
            case REPLAYABLE ->
                    new Replayable(
                            statement,
                            attestations,
                            readLog(in),
                            readState(in),
                            in.field("replay", ReplaySection::read));
        };
    }

    default void write(ScaleWriter out) {
        out.u8(VERSION);
        level().write(out);
        statement().write(out);
        out.vec(attestations(), Attestation::write);
        switch (this) {
            case Attested _ -> {}
            case Logged logged -> out.option(logged.log(), LogSection::write);
            case State state ->
                    out.option(state.log(), LogSection::write)
                            .option(state.state(), StateSection::write);
            case Replayable all -> {
                out.option(all.log(), LogSection::write).option(all.state(), StateSection::write);
                all.replay().write(out);
            }
        }
    }

    private static List<Attestation> bounded(List<Attestation> attestations) {
        Check.atMost("attestations", attestations.size(), ATTESTATIONS_MAX);
        return List.copyOf(attestations);
    }

    static List<Attestation> readAttestations(ScaleReader in) throws Malformed {
        return in.vec(ATTESTATIONS_MAX, Attestation::read);
    }

    static List<ByteString> readNodes(ScaleReader in) throws Malformed {
        return in.vec(NODES_MAX, node -> node.byteVec(NODE_BYTES_MAX));
    }

    private static @Nullable LogSection readLog(ScaleReader in) throws Malformed {
        try {
            return in.option(LogSection::read);
        } catch (Malformed malformed) {
            throw malformed.in("log");
        }
    }

    private static @Nullable StateSection readState(ScaleReader in) throws Malformed {
        try {
            return in.option(StateSection::read);
        } catch (Malformed malformed) {
            throw malformed.in("state");
        }
    }

    private static <T> T required(ScaleReader in, ScaleReader.Item<T> item) throws Malformed {
        int present = in.u8();
        if (present != 1) {
            throw in.malformedAt(in.offset() - 1, "the section of this level", "byte " + present);
        }
        return item.read(in);
    }
}
