package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.StateSection.ProvedEffect;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;

/// Makes the part of a proof that shows keys and effects.
final class StateSections {
    private final StateHistory history;

    StateSections(StateHistory history) {
        this.history = history;
    }

    /// The section, or why there is none.
    sealed interface Section {
        record Made(StateSection state) implements Section {}

        record Missing(ShownProof why) implements Section {}
    }

    /// @param showing something
    Section of(Position at, ExecutionRecord execution, Showing showing) {
        List<Effect> effects = execution.effects();
        if (!showing.effects().isEmpty() && showing.effects().last() >= effects.size()) {
            return new Section.Missing(
                    new ShownProof.NoSuchEffect(showing.effects().last(), effects.size()));
        }
        List<ByteString> keys = List.of();
        List<ByteString> nodes = List.of();
        if (showing.ofState()) {
            switch (history.prove(
                    execution.statement().trieProfile(),
                    at,
                    execution.statement().postRoot(),
                    showing)) {
                case Looked.Found<StateHistory.Proved>(
                                StateHistory.Proved(var shown, var proof)) -> {
                    keys = shown;
                    nodes = proof.items();
                }
                case Looked.NotThere<StateHistory.Proved>() ->
                        throw new IllegalStateException("a durable statement has a state: " + at);
                case Looked.NotKept<StateHistory.Proved>(long sequence, long oldest) -> {
                    return new Section.Missing(new ShownProof.NotKept(sequence, oldest));
                }
                case Looked.TooFarBack<StateHistory.Proved>(long sequence, String bound) -> {
                    return new Section.Missing(new ShownProof.TooFarBack(sequence, bound));
                }
                case Looked.Busy<StateHistory.Proved>() -> {
                    return new Section.Missing(new ShownProof.Busy());
                }
            }
        }
        return new Section.Made(new StateSection(keys, nodes, proved(effects, showing.effects())));
    }

    private static List<ProvedEffect> proved(List<Effect> effects, NavigableSet<Long> indexes) {
        List<ProvedEffect> proved = new ArrayList<>();
        if (!indexes.isEmpty()) {
            List<List<Hash32>> paths =
                    EffectTree.paths(effects, Math.toIntExact(indexes.last() + 1));
            for (long index : indexes) {
                proved.add(
                        new ProvedEffect(index, effects.get((int) index), paths.get((int) index)));
            }
        }
        return proved;
    }
}
