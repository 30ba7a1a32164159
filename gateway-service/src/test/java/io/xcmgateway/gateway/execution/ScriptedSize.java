package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateView;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;

/// The size of the state under [ScriptedTransitions].
final class ScriptedSize {
    private ScriptedSize() {}

    /// Notes the size after `changes`, counted from what they replace and what they write.
    static void note(
            StateView pre,
            NavigableMap<ByteString, StateDiff.Change> changes,
            NavigableSet<ByteString> reads) {
        Map<ByteString, ByteString> before = new HashMap<>();
        Map<ByteString, ByteString> after = new HashMap<>();
        changes.forEach((key, change) -> {
            reads.add(key);
            ByteString old = pre.get(key);
            if (old != null) {
                before.put(key, old);
            }
            if (change instanceof StateDiff.Change.Put(ByteString value)) {
                after.put(key, value);
            }
        });
        reads.add(HostKeys.size());
        StateSize size =
                ((Decoded.Value<StateSize>) StateSize.of(pre.get(HostKeys.size()))).value();
        StateSize gone = StateSize.count(before);
        StateSize come = StateSize.count(after);
        changes.put(
                HostKeys.size(),
                new StateDiff.Change.Put(
                        new StateSize(
                                        size.keys() - gone.keys() + come.keys(),
                                        size.bytes() - gone.bytes() + come.bytes())
                                .encode()));
    }
}
