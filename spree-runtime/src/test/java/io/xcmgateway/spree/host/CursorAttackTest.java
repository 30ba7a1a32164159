package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.host.Attempt.KEY_BYTES_MAX;
import static io.xcmgateway.spree.host.GoodArguments.guest;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// Clearings of prefixes with limits that are none and cursors that are stale, cut or of others.
/// What has to come of each says [HostModel], in the engines of [Attempt].
class CursorAttackTest {
    private static final String SET = "ext_storage_set_version_1";
    private static final String READ = "ext_storage_read_version_2";
    private static final String CLEAR = "ext_storage_clear_version_1";
    private static final String EXISTS = "ext_storage_exists_version_1";
    private static final String APPEND = "ext_storage_append_version_1";
    private static final String NEXT_KEY = "ext_storage_next_key_version_2";
    private static final String CLEAR_PREFIX = "ext_storage_clear_prefix_version_3";
    private static final String START = "ext_storage_start_transaction_version_1";
    private static final String COMMIT = "ext_storage_commit_transaction_version_1";
    private static final String ROLLBACK = "ext_storage_rollback_transaction_version_1";
    private static final long NONE = -1;

    private final List<Script> scripts = new ArrayList<>();

    @Test
    void limitsOfAClearingThatAreNone() {
        for (long limit : BadArguments.optionalIntegers()) {
            for (String prefix : List.of("", "a", "ab", "z")) {
                script(it -> {
                    it.call(SET, it.span("aa"), it.span("own"));
                    it.call(SET, it.span("ab"), it.span("own"));
                    it.call(CLEAR, it.span("abc"));
                    long cursor = it.room(70);
                    it.call(CLEAR_PREFIX, it.span(prefix), limit, NONE, cursor, it.room(12));
                });
            }
        }
        check();
    }

    @Test
    void cursorsOfOthers() {
        // What the second clearing takes for its cursor: the first one's own, cut, longer, another.
        for (ByteString given :
                List.of(
                        guest(ByteString.ascii("ab")),
                        guest(ByteString.ascii("a")),
                        guest(ByteString.ascii("abc")),
                        guest(ByteString.ascii("b")),
                        guest(ByteString.EMPTY),
                        ByteString.ascii("ab"),
                        ByteString.hex("0061"),
                        ByteString.hex("0261"),
                        ByteString.EMPTY,
                        guest(ByteString.wrap(new byte[KEY_BYTES_MAX])),
                        guest(ByteString.wrap(new byte[KEY_BYTES_MAX + 1])))) {
            for (String prefix : List.of("a", "ab", "", "b")) {
                script(it -> {
                    clearOne(it, "a", NONE);
                    it.call(CLEAR_PREFIX, it.span(prefix), 9, it.span(given), NONE, it.room(12));
                });
            }
            script(it -> clearOne(it, "a", it.span(given)));
        }
        check();
    }

    @Test
    void cursorsThatAreStale() {
        List<Consumer<Script>> between =
                List.of(
                        _ -> {},
                        it -> it.call(READ, it.span("ab"), it.room(1), 0, 1),
                        it -> it.call(EXISTS, it.span("ab")),
                        it -> it.call(NEXT_KEY, it.span("a"), it.room(4)),
                        it -> it.call(SET, it.span("z"), it.span("")),
                        it -> it.call(CLEAR, it.span("z")),
                        it -> it.call(APPEND, it.span("z"), it.span("")),
                        it -> it.call(START),
                        it -> it.call(COMMIT),
                        it -> it.call(ROLLBACK),
                        it -> clearOne(it, "b", NONE),
                        it -> clearOne(it, "zz", NONE),
                        it -> clearOne(it, "a", NONE),
                        it -> clearOne(it, "a", it.span(guest(ByteString.ascii("ab")))));
        for (Consumer<Script> each : between) {
            script(it -> {
                it.call(START);
                clearOne(it, "a", NONE);
                each.accept(it);
                clearOne(it, "a", it.span(guest(ByteString.ascii("ab"))));
                clearOne(it, "a", it.span(guest(ByteString.ascii("abc"))));
                clearOne(it, "a", it.span(guest(ByteString.ascii("abc"))));
            });
        }
        check();
    }

    /// Clears at most one stored key, and writes the cursor where nobody looks.
    private static void clearOne(Script script, String prefix, long cursor) {
        script.call(CLEAR_PREFIX, script.span(prefix), 1, cursor, NONE, script.room(12));
    }

    private void script(Consumer<Script> calls) {
        Script script = new Script();
        calls.accept(script);
        scripts.add(script);
    }

    private void check() {
        assertThat(scripts).isNotEmpty();
        Attempt.check(scripts, GoodArguments.state());
    }
}
