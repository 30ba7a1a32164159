package io.xcmgateway.proof.log;

import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.proof.mmr.AncestryProof;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// What a witness of a log does with a head that it is shown: it keeps the largest one it has seen,
/// and speaks for another only if the log merely grew.
public final class Witness {
    private Witness() {}

    /// What to make of the new head.
    public sealed interface Seen {

        /// Nothing was known before: it is taken on the attestors' word.
        record First() implements Seen {}

        /// It continues what was known, or is the same.
        record Grown(long fromLeafCount) implements Seen {}

        /// It contradicts what was known, and both are signed: keep both.
        record Forked(String reason, String expected, String found) implements Seen {}

        /// It cannot be spoken for.
        record Refused(String reason, String expected, String found) implements Seen {}
    }

    /// @param known the largest head seen so far, `null` if none
    /// @param proof from `known` to `next`
    /// @param sets the attestor set with an id, or `null`; from whoever runs the witness
    public static Seen look(
            @Nullable CheckpointNote known,
            CheckpointNote next,
            @Nullable AncestryProof proof,
            LongFunction<@Nullable AttestorSet> sets) {
        if (known == null) {
            return switch (LogConsistency.check(next.signed(), next.signed(), null, sets)) {
                case LogConsistency.Result.Consistent _ -> new Seen.First();
                case LogConsistency.Result.Equivocated it ->
                        throw new IllegalStateException("a head cannot contradict itself: " + it);
                case LogConsistency.Result.Refused(var reason, var expected, var found) ->
                        new Seen.Refused(reason, expected, found);
            };
        }
        return switch (LogConsistency.check(known.signed(), next.signed(), proof, sets)) {
            case LogConsistency.Result.Consistent(long from, _) -> new Seen.Grown(from);
            case LogConsistency.Result.Equivocated(var one, var other) ->
                    new Seen.Forked(
                            "root of "
                                    + Long.toUnsignedString(one.checkpoint().leafCount())
                                    + " leaves",
                            one.checkpoint().mmrRoot().toString(),
                            other.checkpoint().mmrRoot().toString());
            case LogConsistency.Result.Refused(var reason, var expected, var found) ->
                    new Seen.Refused(reason, expected, found);
        };
    }
}
