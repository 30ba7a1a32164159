package io.xcmgateway.gateway.http.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.gateway.execution.Showing;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.gateway.http.problem.Problem;
import io.xcmgateway.gateway.http.problem.ProblemType;
import io.xcmgateway.proof.trie.TrieLimits;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The query parameters `key` and `effect`, each of which may be given several times, and those of
/// [RangeParameters].
final class ShowingParameters {
    static final String KEY = "key";
    static final String EFFECT = "effect";
    static final int EACH_MAX = 64;

    static final String KEY_DESCRIPTION =
            "0x hex, up to 64 times: a whole key of the state after the message, under the host's"
                    + " 0x00 or the module's 0x01; only with `state` and `replayable`. The state"
                    + " after one of the instance's last 10,000 statements (unless configured"
                    + " otherwise) can be shown.";
    static final String EFFECT_DESCRIPTION =
            "u32, up to 64 times: the place of an outbound message or an event in the message's"
                    + " effects; only with `state` and `replayable`.";

    static final String KEY_FORM =
            "0x and lower-case hex of at most " + TrieLimits.KEY_BYTES_MAX + " bytes";

    private static final long U32_MAX = 0xffff_ffffL;

    static {
        if (EACH_MAX > Math.min(StateSection.KEYS_MAX, StateSection.EFFECTS_MAX)) {
            throw new IllegalStateException("a proof must hold what can be asked for");
        }
    }

    private ShowingParameters() {}

    /// What the request asks to be shown, which must go with `level`.
    static Checked<Showing> of(ServerHttpRequest request, ProofLevel level) {
        return keys(request)
                .then(keys ->
                        effects(request)
                                .then(effects ->
                                        RangeParameters.of(request)
                                                .then(range ->
                                                        fitting(
                                                                new Showing(
                                                                        keys,
                                                                        effects,
                                                                        range.orElse(null)),
                                                                level))));
    }

    private static Checked<Showing> fitting(Showing showing, ProofLevel level) {
        boolean shows = level.compareTo(ProofLevel.STATE) >= 0;
        if (level == ProofLevel.STATE && showing.isEmpty()) {
            return refused(KEY, "at least one key, prefix or effect for the level state", "none");
        }
        return shows || showing.isEmpty()
                ? Checked.good(showing)
                : refused(
                        "level",
                        "state or replayable beside keys, a prefix or effects",
                        "a lower one");
    }

    private static Checked<NavigableSet<ByteString>> keys(ServerHttpRequest request) {
        NavigableSet<ByteString> keys = new TreeSet<>();
        for (String text : QueryParameters.all(request, KEY)) {
            @Nullable ByteString key = key(text);
            if (key == null) {
                return refused(KEY, KEY_FORM, shown(text));
            }
            if (!keys.add(key)) {
                return refused(KEY, "each key once", shown(text) + " twice");
            }
        }
        return few(KEY, keys);
    }

    private static Checked<NavigableSet<Long>> effects(ServerHttpRequest request) {
        NavigableSet<Long> effects = new TreeSet<>();
        for (String text : QueryParameters.all(request, EFFECT)) {
            @Nullable Long index = JsonFields.parseU64(text);
            if (index == null || Long.compareUnsigned(index, U32_MAX) > 0) {
                return refused(EFFECT, "a decimal number of 0..2^32-1", shown(text));
            }
            if (!effects.add(index)) {
                return refused(EFFECT, "each effect once", shown(text) + " twice");
            }
        }
        return few(EFFECT, effects);
    }

    private static <T> Checked<NavigableSet<T>> few(String name, NavigableSet<T> values) {
        return values.size() <= EACH_MAX
                ? Checked.good(values)
                : refused(name, "at most " + EACH_MAX, String.valueOf(values.size()));
    }

    /// A key or the beginning of one; `null` if it is not of [#KEY_FORM].
    static @Nullable ByteString key(String text) {
        ByteString key = JsonFields.strictHex(text);
        return key == null || key.length() > TrieLimits.KEY_BYTES_MAX ? null : key;
    }

    static String shown(String text) {
        return "\"" + JsonFields.shown(text) + "\"";
    }

    static <T> Checked<T> refused(String name, String expected, String found) {
        return Checked.bad(
                Problem.expected(
                                ProblemType.MALFORMED_REQUEST,
                                "query parameter \"" + name + "\"",
                                expected,
                                found)
                        .with("parameter", name));
    }
}
