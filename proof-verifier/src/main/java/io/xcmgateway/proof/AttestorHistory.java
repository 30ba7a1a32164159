package io.xcmgateway.proof;

import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The attestor sets of a network from its first one on, each handed over to by a threshold of the
/// one before. Who trusts the first set, and only that, is carried to the last; what an older set
/// signed stays as good as it was.
public final class AttestorHistory {
    /// As many as a policy may name.
    public static final int ROTATIONS_MAX = Policy.SETS_MAX;

    private final Network network;
    private final List<SignedRotation> rotations;

    private AttestorHistory(Network network, List<SignedRotation> rotations) {
        this.network = network;
        this.rotations = List.copyOf(rotations);
    }

    /// What came of following rotations.
    public sealed interface Result {
        record Holds(AttestorHistory history) implements Result {}

        /// @param index of the first rotation that does not follow
        record Refused(int index, String reason, String expected, String found) implements Result {}
    }

    /// A network whose first set still attests.
    public static AttestorHistory of(Network network) {
        return new AttestorHistory(network, List.of());
    }

    /// Follows rotations in their order. There is one way forward: a rotation leaves the newest set
    /// for one with a greater id.
    public static Result follow(Network network, List<SignedRotation> rotations) {
        AttestorSet current = network.set();
        for (int i = 0; i < rotations.size(); i++) {
            Result.Refused refused = refusal(i, network, current, rotations.get(i));
            if (refused != null) {
                return refused;
            }
            current = rotations.get(i).rotation().next();
        }
        return new Result.Holds(new AttestorHistory(network, rotations));
    }

    private static Result.@Nullable Refused refusal(
            int index, Network network, AttestorSet current, SignedRotation signed) {
        Rotation rotation = signed.rotation();
        if (index >= ROTATIONS_MAX) {
            return new Result.Refused(index, "rotations", "at most " + ROTATIONS_MAX, "more");
        }
        if (!rotation.networkId().equals(network.id())) {
            return new Result.Refused(
                    index, "network", network.id().toString(), rotation.networkId().toString());
        }
        if (rotation.oldId() != current.id()) {
            return new Result.Refused(
                    index,
                    "old set",
                    Long.toUnsignedString(current.id()),
                    Long.toUnsignedString(rotation.oldId()));
        }
        return switch (AttestationCheck.check(
                id -> id == current.id() ? current : null,
                rotation.hash(),
                signed.attestations())) {
            case AttestationCheck.Result.Met _ -> null;
            case AttestationCheck.Result.Refused(var reason, var expected, var found) ->
                    new Result.Refused(index, reason, expected, found);
        };
    }

    public Network network() {
        return network;
    }

    /// Oldest first.
    public List<SignedRotation> rotations() {
        return rotations;
    }

    /// All sets, oldest first.
    public List<AttestorSet> sets() {
        List<AttestorSet> sets = new ArrayList<>();
        sets.add(network.set());
        sets.addAll(laterSets());
        return sets;
    }

    /// All sets but the first, as [Policy#laterSets()] has them.
    public List<AttestorSet> laterSets() {
        return rotations.stream().map(each -> each.rotation().next()).toList();
    }

    /// The one that attests now.
    public AttestorSet current() {
        return rotations.isEmpty() ? network.set() : rotations.getLast().rotation().next();
    }

    /// @param id unsigned
    /// @return `null` if there is none
    public @Nullable AttestorSet set(long id) {
        for (AttestorSet each : sets()) {
            if (each.id() == id) {
                return each;
            }
        }
        return null;
    }
}
