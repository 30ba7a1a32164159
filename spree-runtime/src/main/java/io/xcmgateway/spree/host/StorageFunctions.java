package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I32;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.NONE;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.state.Overlay;
import io.xcmgateway.spree.state.Subtree;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reading and writing single keys, and transactions. The guest's keys live in their own subtree:
/// its leading byte is added here and is never seen by the guest.
final class StorageFunctions {
    private StorageFunctions() {}

    private static final long ABSENT = -1;

    static final List<Definition> ALL =
            List.of(
                    Definition.of(
                            "ext_storage_set_version_1", NONE, StorageFunctions::set, I64, I64),
                    Definition.of(
                            "ext_storage_read_version_2",
                            I64,
                            StorageFunctions::read,
                            I64,
                            I64,
                            I32,
                            I32),
                    Definition.of(
                            "ext_storage_clear_version_1", NONE, StorageFunctions::clear, I64),
                    Definition.of(
                            "ext_storage_exists_version_1", I32, StorageFunctions::exists, I64),
                    Definition.of(
                            "ext_storage_append_version_1",
                            NONE,
                            StorageFunctions::append,
                            I64,
                            I64),
                    transaction("start", Overlay::begin),
                    transaction("rollback", Overlay::rollback),
                    transaction("commit", Overlay::commit));

    private static long set(Invocation call) {
        Span key = call.span(0);
        Span value = call.span(1);
        call.charge(
                call.prices().storageWrite()
                        + call.prices().hostByte() * (key.length() + value.length()));
        ByteString trieKey = trieKey(call, key);
        ByteString written = value(call, value);
        replaced(call, trieKey);
        call.session().changed();
        call.session().overlay().put(trieKey, written);
        return 0;
    }

    private static long read(Invocation call) {
        Span key = call.span(0);
        Span out = call.span(1);
        long offset = call.u32(2);
        boolean allowPartial = call.u32(3) != 0;
        call.charge(call.prices().storageRead() + call.prices().hostByte() * key.length());
        ByteString value = call.session().overlay().get(trieKey(call, key));
        if (value == null) {
            return ABSENT;
        }
        call.charge(call.prices().hostByte() * value.length());
        int from = (int) Math.min(offset, value.length());
        int rest = value.length() - from;
        if (rest <= out.length() || allowPartial) {
            int copied = (int) Math.min(rest, out.length());
            call.write(out, value.slice(from, from + copied));
        }
        return value.length();
    }

    private static long clear(Invocation call) {
        Span key = call.span(0);
        call.charge(call.prices().storageWrite() + call.prices().hostByte() * key.length());
        ByteString trieKey = trieKey(call, key);
        replaced(call, trieKey);
        call.session().changed();
        call.session().overlay().delete(trieKey);
        return 0;
    }

    private static long exists(Invocation call) {
        Span key = call.span(0);
        call.charge(call.prices().storageRead() + call.prices().hostByte() * key.length());
        return call.session().overlay().exists(trieKey(call, key)) ? 1 : 0;
    }

    private static long append(Invocation call) {
        Span key = call.span(0);
        Span item = call.span(1);
        call.charge(
                call.prices().storageRead()
                        + call.prices().storageWrite()
                        + call.prices().hostByte() * (key.length() + item.length()));
        ByteString trieKey = trieKey(call, key);
        ByteString appended = value(call, item);
        @Nullable ByteString stored = replaced(call, trieKey);
        call.session().changed();
        call.session().overlay().put(trieKey, StoredVector.append(stored, appended));
        return 0;
    }

    /// The value that a write replaces, which is read and so paid for.
    private static @Nullable ByteString replaced(Invocation call, ByteString trieKey) {
        ByteString stored = call.session().overlay().get(trieKey);
        if (stored != null) {
            call.charge(call.prices().hostByte() * stored.length());
        }
        return stored;
    }

    /// What a transaction function does to the overlay.
    @FunctionalInterface
    private interface TransactionStep {
        void take(Overlay overlay);
    }

    private static Definition transaction(String verb, TransactionStep step) {
        return Definition.of(
                "ext_storage_" + verb + "_transaction_version_1",
                NONE,
                call -> {
                    call.charge(call.prices().storageTransaction());
                    call.session().changed();
                    step.take(call.session().overlay());
                    return 0;
                });
    }

    /// The trie key of the guest's key, which must fit the limit.
    static ByteString trieKey(Invocation call, Span key) {
        int max = call.session().profile().limits().state().keyBytesMax() - 1;
        if (key.length() > max) {
            throw new GuestTrap("key must be at most " + max + " bytes, was " + key.length());
        }
        return Subtree.GUEST.key(call.read(key));
    }

    private static ByteString value(Invocation call, Span value) {
        int max = call.session().profile().limits().state().valueBytesMax();
        if (value.length() > max) {
            throw new GuestTrap("value must be at most " + max + " bytes, was " + value.length());
        }
        return call.read(value);
    }
}
