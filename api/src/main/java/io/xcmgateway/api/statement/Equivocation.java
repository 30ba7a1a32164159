package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import org.jspecify.annotations.Nullable;

/// Two things that exclude each other, and an attestation of each. If one attestor made both
/// attestations, which the verifier decides, it has lied, and anyone can be shown so.
///
/// The two may name different attestor sets: a member keeps its key when a set rotates. There is
/// one encoding for each pair, since the lesser hash comes first. Nobody signs this structure; its
/// magic keeps files apart.
public sealed interface Equivocation {

    /// What the first attestation signs.
    Hash32 firstHash();

    Attestation firstBy();

    /// What the second attestation signs.
    Hash32 secondHash();

    Attestation secondBy();

    /// Two statements for one place in the order of an instance.
    ///
    /// @param first of the same instance and sequence as `second`, with a lesser hash
    record Statements(Statement first, Attestation firstBy, Statement second, Attestation secondBy)
            implements Equivocation {
        public Statements {
            String broken = broken(first, second);
            if (broken != null) {
                throw new IllegalArgumentException(broken);
            }
        }

        @Override
        public Hash32 firstHash() {
            return first.hash();
        }

        @Override
        public Hash32 secondHash() {
            return second.hash();
        }

        private static @Nullable String broken(Statement first, Statement second) {
            if (!first.instanceId().equals(second.instanceId())
                    || first.sequence() != second.sequence()) {
                return "statements must be of one instance and sequence";
            }
            return unsorted(first.hash(), second.hash());
        }
    }

    /// Two roots of one log with as many leaves.
    ///
    /// @param first of the same log and leaf count as `second`, with another root and a lesser hash
    record Checkpoints(
            Checkpoint first, Attestation firstBy, Checkpoint second, Attestation secondBy)
            implements Equivocation {
        public Checkpoints {
            String broken = broken(first, second);
            if (broken != null) {
                throw new IllegalArgumentException(broken);
            }
        }

        @Override
        public Hash32 firstHash() {
            return first.hash();
        }

        @Override
        public Hash32 secondHash() {
            return second.hash();
        }

        private static @Nullable String broken(Checkpoint first, Checkpoint second) {
            if (!first.networkId().equals(second.networkId())
                    || !first.logId().equals(second.logId())
                    || first.leafCount() != second.leafCount()) {
                return "checkpoints must be of one log and leaf count";
            }
            return first.mmrRoot().equals(second.mmrRoot())
                    ? "checkpoints must have different roots, both were " + first.mmrRoot()
                    : unsorted(first.hash(), second.hash());
        }
    }

    /// Evidence of two statements in either order; `null` if they do not exclude each other.
    static @Nullable Equivocation of(
            Statement one, Attestation oneBy, Statement other, Attestation otherBy) {
        if (one.hash().compareTo(other.hash()) > 0) {
            return of(other, otherBy, one, oneBy);
        }
        return Statements.broken(one, other) == null
                ? new Statements(one, oneBy, other, otherBy)
                : null;
    }

    /// Evidence of two checkpoints in either order; `null` if they do not exclude each other.
    static @Nullable Equivocation of(
            Checkpoint one, Attestation oneBy, Checkpoint other, Attestation otherBy) {
        if (one.hash().compareTo(other.hash()) > 0) {
            return of(other, otherBy, one, oneBy);
        }
        return Checkpoints.broken(one, other) == null
                ? new Checkpoints(one, oneBy, other, otherBy)
                : null;
    }

    static Decoded<Equivocation> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Equivocation::read);
    }

    default ByteString encode() {
        return ScaleWriter.encode(this, Equivocation::write);
    }

    static Equivocation read(ScaleReader in) throws Malformed {
        Magic.EQUIVOCATION.expect(in);
        int kind = in.u8();
        int start = in.offset();
        return switch (kind) {
            case 0 -> {
                Statement first = in.field("first", Statement::read);
                Attestation firstBy = in.field("first_by", Attestation::read);
                Statement second = in.field("second", Statement::read);
                Attestation secondBy = in.field("second_by", Attestation::read);
                require(in, start, Statements.broken(first, second));
                yield new Statements(first, firstBy, second, secondBy);
            }
            case 1 -> {
                Checkpoint first = in.field("first", Checkpoint::read);
                Attestation firstBy = in.field("first_by", Attestation::read);
                Checkpoint second = in.field("second", Checkpoint::read);
                Attestation secondBy = in.field("second_by", Attestation::read);
                require(in, start, Checkpoints.broken(first, second));
                yield new Checkpoints(first, firstBy, second, secondBy);
            }
            default ->
                    throw in.malformedAt(
                            in.offset() - 1, "equivocation kind 0 or 1", String.valueOf(kind));
        };
    }

    default void write(ScaleWriter out) {
        out.bytes(Magic.EQUIVOCATION.bytes());
        switch (this) {
            case Statements(var first, var firstBy, var second, var secondBy) -> {
                first.write(out.u8(0));
                firstBy.write(out);
                second.write(out);
                secondBy.write(out);
            }
            case Checkpoints(var first, var firstBy, var second, var secondBy) -> {
                first.write(out.u8(1));
                firstBy.write(out);
                second.write(out);
                secondBy.write(out);
            }
        }
    }

    private static void require(ScaleReader in, int start, @Nullable String broken)
            throws Malformed {
        if (broken != null) {
            throw in.malformedAt(start, "two that exclude each other", broken);
        }
    }

    private static @Nullable String unsorted(Hash32 first, Hash32 second) {
        return first.compareTo(second) < 0
                ? null
                : "hashes must differ and ascend, were " + first + " and " + second;
    }
}
