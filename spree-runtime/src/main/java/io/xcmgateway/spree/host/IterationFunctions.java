package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I32;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.state.ClearedPrefix;
import io.xcmgateway.spree.state.StepMeter;
import io.xcmgateway.spree.state.Subtree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Walking over keys in order. Never leaves the guest's subtree; each key walked over is charged,
/// also those that turn out to be deleted.
final class IterationFunctions {
    private IterationFunctions() {}

    private static final int COUNTERS_BYTES = 12;

    static final List<Definition> ALL =
            List.of(
                    Definition.of(
                            "ext_storage_next_key_version_2",
                            I32,
                            IterationFunctions::nextKey,
                            I64,
                            I64),
                    Definition.of(
                            "ext_storage_clear_prefix_version_3",
                            I32,
                            IterationFunctions::clearPrefix,
                            I64,
                            I64,
                            I64,
                            I64,
                            I32));

    /// Charges for a walk.
    private record Toll(Invocation call, long stepPrice) implements StepMeter {
        @Override
        public void step() {
            call.charge(stepPrice);
        }

        @Override
        public void removed(int bytes) {
            call.charge(call.prices().hostByte() * bytes);
        }
    }

    private static long nextKey(Invocation call) {
        Span key = call.span(0);
        Span out = call.span(1);
        call.charge(call.prices().hostByte() * key.length());
        ByteString next =
                call.session()
                        .overlay()
                        .nextKey(
                                StorageFunctions.trieKey(call, key),
                                new Toll(call, call.prices().storageRead()));
        if (next == null || !Subtree.GUEST.contains(next)) {
            return 0;
        }
        ByteString guestKey = Subtree.GUEST.strip(next);
        call.charge(call.prices().hostByte() * guestKey.length());
        if (guestKey.length() <= out.length()) {
            call.write(out, guestKey);
        }
        return guestKey.length();
    }

    /// The cursor is the whole trie key to go on at, so that it is never empty; to the guest it is
    /// just bytes. A cursor that the directly preceding change of state did not give out for this
    /// very prefix traps: RFC-0145 leaves that undefined, a replay cannot.
    private static long clearPrefix(Invocation call) {
        Span prefix = call.span(0);
        @Nullable Long limit = call.optionalInteger(1);
        @Nullable Span cursorIn = call.optionalSpan(2);
        @Nullable Span cursorOut = call.optionalSpan(3);
        Span countersOut = call.pointer(4, COUNTERS_BYTES);
        long given = cursorIn == null ? 0 : cursorIn.length();
        call.charge(call.prices().hostByte() * (prefix.length() + given + COUNTERS_BYTES));
        ByteString triePrefix = StorageFunctions.trieKey(call, prefix);
        @Nullable ByteString from = cursorIn == null ? null : goOn(call, triePrefix, cursorIn);
        call.session().changed();
        long stepPrice = call.prices().storageRead() + call.prices().storageWrite();
        ClearedPrefix cleared =
                call.session()
                        .overlay()
                        .clearPrefix(triePrefix, from, limit, new Toll(call, stepPrice));
        return report(call, triePrefix, cleared, cursorOut, countersOut);
    }

    private static ByteString goOn(Invocation call, ByteString prefix, Span cursor) {
        HostSession.Unfinished unfinished = call.session().unfinished();
        if (unfinished == null
                || !unfinished.prefix().equals(prefix)
                || cursor.length() != unfinished.cursor().length()
                || !call.read(cursor).equals(unfinished.cursor())) {
            throw new GuestTrap("the cursor is not that of a directly preceding clear");
        }
        return unfinished.cursor();
    }

    private static long report(
            Invocation call,
            ByteString prefix,
            ClearedPrefix cleared,
            @Nullable Span cursorOut,
            Span countersOut) {
        ByteString remaining = cleared.remaining();
        if (remaining != null) {
            call.charge(call.prices().hostByte() * remaining.length());
        }
        call.write(
                countersOut,
                new ScaleWriter(COUNTERS_BYTES)
                        .u32(cleared.removed())
                        .u32(cleared.unique())
                        .u32(cleared.walked())
                        .toByteString());
        if (remaining == null) {
            return 0;
        }
        call.session().leaveUnfinished(prefix, remaining);
        if (cursorOut != null && remaining.length() <= cursorOut.length()) {
            call.write(cursorOut, remaining);
        }
        return remaining.length();
    }
}
