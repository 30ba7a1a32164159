package io.xcmgateway.gateway.http.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.gateway.http.QueryParameters;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import io.xcmgateway.proof.trie.KeyRange;
import java.util.List;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;

/// The query parameters `prefix`, `after` and `count`: a page of the keys under a prefix.
final class RangeParameters {
    static final String PREFIX = "prefix";
    static final String AFTER = "after";
    static final String COUNT = "count";
    static final int COUNT_MAX = 256;

    static final String PREFIX_DESCRIPTION =
            "0x hex: shows all keys of the state after the message that begin so, with what they"
                    + " hold, and that there are no others; only with `state` and `replayable`.";
    static final String AFTER_DESCRIPTION =
            "0x hex, begins with `prefix`: the page begins behind this key, the last one of the"
                    + " page before.";
    static final String COUNT_DESCRIPTION =
            "1 to 256: the page ends after so many keys. One that has fewer is the last.";

    private static final long COUNT_DEFAULT = 64;

    static {
        // Those of the page, the one before it, and those of `key`.
        if (COUNT_MAX + 1 + ShowingParameters.EACH_MAX > StateSection.KEYS_MAX) {
            throw new IllegalStateException("a proof must hold what can be asked for");
        }
    }

    private RangeParameters() {}

    /// The page that the request asks for; empty if for none.
    static Checked<Optional<KeyRange>> of(ServerHttpRequest request) {
        List<String> prefixes = QueryParameters.all(request, PREFIX);
        List<String> afters = QueryParameters.all(request, AFTER);
        List<String> counts = QueryParameters.all(request, COUNT);
        if (prefixes.isEmpty()) {
            return afters.isEmpty() && counts.isEmpty()
                    ? Checked.good(Optional.empty())
                    : ShowingParameters.refused(PREFIX, "one beside after or count", "none");
        }
        ByteString prefix = ShowingParameters.key(prefixes.getFirst());
        if (prefix == null) {
            String found = ShowingParameters.shown(prefixes.getFirst());
            return ShowingParameters.refused(PREFIX, ShowingParameters.KEY_FORM, found);
        }
        ByteString after = afters.isEmpty() ? null : ShowingParameters.key(afters.getFirst());
        if (!afters.isEmpty() && (after == null || !after.startsWith(prefix))) {
            String expected = ShowingParameters.KEY_FORM + " that begin with the prefix";
            String found = ShowingParameters.shown(afters.getFirst());
            return ShowingParameters.refused(AFTER, expected, found);
        }
        Long count =
                counts.isEmpty()
                        ? Long.valueOf(COUNT_DEFAULT)
                        : JsonFields.parseU64(counts.getFirst());
        if (count == null || count < 1 || count > COUNT_MAX) {
            String found = ShowingParameters.shown(counts.getFirst());
            return ShowingParameters.refused(COUNT, "a decimal number of 1.." + COUNT_MAX, found);
        }
        return Checked.good(Optional.of(new KeyRange(prefix, after, Math.toIntExact(count))));
    }
}
