package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.host.ModelMemory.Range;
import io.xcmgateway.spree.host.ModelMemory.Trap;
import io.xcmgateway.spree.sandbox.Limits;
import io.xcmgateway.spree.state.MapView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What HOST-API.md says that a script of the puppet comes to: the puppet and the host functions
/// written again, from the document, and as simply as can be. Every range is looked at before
/// anything happens, so that a [Trap] leaves memory and storage as they were.
final class HostModel {
    private static final long ABSENT = -1;
    private static final long U32_MAX = 0xffff_ffffL;
    private static final int LOG_LINES_MAX = 256;
    private static final int LOG_BYTES_MAX = 1024;

    private final ByteString input;
    private final int keyBytesMax;
    private final int valueBytesMax;
    private final int depthMax;
    private final ModelMemory memory = new ModelMemory();
    private final ModelStorage storage;
    private final List<LogLine> logs = new ArrayList<>();
    private @Nullable ByteString cursor;
    private ByteString cursorPrefix = ByteString.EMPTY;
    private boolean trapped;

    HostModel(ByteString input, MapView state, Limits limits) {
        this.input = input;
        this.keyBytesMax = limits.state().keyBytesMax() - 1;
        this.valueBytesMax = limits.state().valueBytesMax();
        this.depthMax = limits.state().transactionDepthMax();
        this.storage = new ModelStorage(state.entries());
    }

    /// Plays the script that is the input.
    HostModel play() {
        try {
            memory.write(memory.range(0, input.length()), input);
            interpret();
        } catch (Trap _) {
            trapped = true;
        }
        return this;
    }

    boolean trapped() {
        return trapped;
    }

    ByteString memory() {
        return memory.all();
    }

    ModelStorage storage() {
        return storage;
    }

    List<LogLine> logs() {
        return logs;
    }

    /// The loop of `puppet.wat`, which reads its script from the memory that it changes.
    private void interpret() throws Trap {
        for (int i = 0; i < (memory.u64(0) & U32_MAX); i++) {
            long step = 8 + 48L * i;
            long opcode = memory.u64(step);
            if (opcode == 64) {
                return;
            }
            long result = 0;
            if ((opcode & U32_MAX) < Puppet.IMPORTS.size()) {
                result = call(Puppet.IMPORTS.get((int) opcode), step + 8);
            } else if (opcode == 65) {
                throw new Trap("told to");
            }
            memory.u64(65_536 + 8L * i, result);
        }
    }

    private long call(String function, long at) throws Trap {
        return switch (function) {
            case "ext_input_read_version_1" -> readInput(at);
            case "ext_storage_set_version_1" -> set(at);
            case "ext_storage_read_version_2" -> read(at);
            case "ext_storage_clear_version_1" -> clear(at);
            case "ext_storage_exists_version_1" -> exists(at);
            case "ext_storage_append_version_1" -> append(at);
            case "ext_storage_next_key_version_2" -> nextKey(at);
            case "ext_storage_clear_prefix_version_3" -> clearPrefix(at);
            case "ext_storage_start_transaction_version_1" -> start();
            case "ext_storage_rollback_transaction_version_1" -> end(true);
            case "ext_storage_commit_transaction_version_1" -> end(false);
            case "ext_logging_log_version_1" -> log(at);
            case "ext_logging_max_level_version_1" -> 3;
            default -> ModelCrypto.call(function, memory, at);
        };
    }

    private Range span(long at, int argument) throws Trap {
        return memory.spanArgument(at, argument);
    }

    private @Nullable Range optionalSpan(long at, int argument) throws Trap {
        return memory.u64(at + 8L * argument) == ABSENT ? null : span(at, argument);
    }

    private ByteString key(Range range) throws Trap {
        return bounded(range, keyBytesMax);
    }

    private ByteString bounded(Range range, int max) throws Trap {
        if (range.length() > max) {
            throw new Trap("too long");
        }
        return memory.read(range);
    }

    private long readInput(long at) throws Trap {
        Range buffer = span(at, 0);
        if (buffer.length() < input.length()) {
            throw new Trap("too small");
        }
        memory.write(buffer, input);
        return 0;
    }

    private long set(long at) throws Trap {
        ByteString key = key(span(at, 0));
        storage.set(key, bounded(span(at, 1), valueBytesMax));
        cursor = null;
        return 0;
    }

    private long read(long at) throws Trap {
        ByteString key = key(span(at, 0));
        Range out = span(at, 1);
        long offset = memory.u64(at + 16) & U32_MAX;
        boolean partial = (memory.u64(at + 24) & U32_MAX) != 0;
        ByteString value = storage.get(key);
        if (value == null) {
            return ABSENT;
        }
        ByteString rest =
                offset >= value.length()
                        ? ByteString.EMPTY
                        : value.slice((int) offset, value.length());
        if (rest.length() <= out.length()) {
            memory.write(out, rest);
        } else if (partial) {
            memory.write(out, rest.slice(0, out.length()));
        }
        return value.length();
    }

    private long clear(long at) throws Trap {
        storage.clear(key(span(at, 0)));
        cursor = null;
        return 0;
    }

    private long exists(long at) throws Trap {
        return storage.get(key(span(at, 0))) == null ? 0 : 1;
    }

    private long append(long at) throws Trap {
        ByteString key = key(span(at, 0));
        ByteString item = bounded(span(at, 1), valueBytesMax);
        ByteString value = ModelStorage.appended(storage.get(key), item);
        if (value.length() > valueBytesMax) {
            throw new Trap("too long");
        }
        storage.set(key, value);
        cursor = null;
        return 0;
    }

    private long nextKey(long at) throws Trap {
        ByteString key = key(span(at, 0));
        Range out = span(at, 1);
        ByteString next = storage.next(key);
        if (next == null) {
            return 0;
        }
        if (next.length() <= out.length()) {
            memory.write(out, next);
        }
        return next.length();
    }

    /// A cursor is the trie key to go on at; the counters are written before the cursor.
    private long clearPrefix(long at) throws Trap {
        ByteString prefix = key(span(at, 0));
        long given = memory.u64(at + 8);
        if (given < ABSENT || given > U32_MAX) {
            throw new Trap("no optional integer");
        }
        Range cursorIn = optionalSpan(at, 2);
        Range cursorOut = optionalSpan(at, 3);
        Range counters = memory.pointerArgument(at, 4, 12);
        ByteString from = null;
        if (cursorIn != null) {
            if (cursor == null
                    || !cursorPrefix.equals(prefix)
                    || !memory.read(cursorIn).equals(ByteString.of(1).concat(cursor))) {
                throw new Trap("not the cursor");
            }
            from = cursor;
        }
        ModelStorage.Cleared cleared =
                storage.clearPrefix(prefix, from, given == ABSENT ? null : given);
        memory.write(
                counters,
                ByteString.concat(
                        ModelStorage.littleEndian(cleared.removed(), 4),
                        ModelStorage.littleEndian(cleared.unique(), 4),
                        ModelStorage.littleEndian(cleared.walked(), 4)));
        cursor = cleared.next();
        cursorPrefix = prefix;
        if (cursor == null) {
            return 0;
        }
        ByteString out = ByteString.of(1).concat(cursor);
        if (cursorOut != null && out.length() <= cursorOut.length()) {
            memory.write(cursorOut, out);
        }
        return out.length();
    }

    private long start() throws Trap {
        if (storage.open() == depthMax) {
            throw new Trap("too deep");
        }
        storage.start();
        cursor = null;
        return 0;
    }

    private long end(boolean rollback) throws Trap {
        if (storage.open() == 0) {
            throw new Trap("none open");
        }
        if (rollback) {
            storage.rollback();
        } else {
            storage.commit();
        }
        cursor = null;
        return 0;
    }

    private long log(long at) throws Trap {
        Range target = span(at, 1);
        Range message = span(at, 2);
        if (logs.size() < LOG_LINES_MAX) {
            logs.add(new LogLine((int) memory.u64(at), text(target), text(message)));
        }
        return 0;
    }

    private String text(Range range) {
        byte[] bytes = memory.read(range).toByteArray();
        int length = Math.min(bytes.length, LOG_BYTES_MAX);
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
