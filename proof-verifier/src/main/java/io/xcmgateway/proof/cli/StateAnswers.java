package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.Listing;
import io.xcmgateway.proof.trie.PartialTrie;
import io.xcmgateway.proof.trie.PartialTrie.Answer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a report says of keys in a state.
///
/// @param listing of all keys under a prefix, `null` if keys were asked for one by one
/// @param complete whether all that was asked for is shown
record StateAnswers(List<Facts> keys, @Nullable Facts listing, boolean complete) {

    static StateAnswers of(PartialTrie trie, List<ByteString> keys) {
        return asked(trie, keys, null, true);
    }

    /// @param values whether what the keys hold must be shown
    static StateAnswers of(PartialTrie trie, KeyRange range, Listing listing, boolean values) {
        Facts facts = new Facts().text("prefix", range.prefix());
        ByteString after = range.after();
        if (after == null) {
            facts.nothing("after");
        } else {
            facts.text("after", after);
        }
        facts.whole("keys_max", range.keysMax()).whole("keys", listing.keys().size());
        switch (listing) {
            case Listing.All _ ->
                    facts.text("end", "no further key under the prefix").nothing("missing");
            case Listing.Page _ ->
                    facts.text("end", "more may follow the last key").nothing("missing");
            case Listing.Incomplete(_, String missing) ->
                    facts.text("end", "INCOMPLETE").text("missing", missing);
        }
        boolean whole = !(listing instanceof Listing.Incomplete);
        return values
                ? asked(trie, listing.keys(), facts, whole)
                : new StateAnswers(
                        listing.keys().stream().map(StateAnswers::listed).toList(), facts, whole);
    }

    private static StateAnswers asked(
            PartialTrie trie, List<ByteString> keys, @Nullable Facts listing, boolean whole) {
        List<Facts> shown = new ArrayList<>();
        boolean complete = whole;
        for (ByteString key : keys) {
            Answer answer = trie.ask(key);
            complete &= !(answer instanceof Answer.Incomplete);
            shown.add(answered(key, answer));
        }
        return new StateAnswers(shown, listing, complete);
    }

    Facts addTo(Facts report) {
        report.items("keys", keys);
        return listing == null ? report : report.fields("listing", listing);
    }

    private static Facts answered(ByteString key, Answer answer) {
        Facts facts = new Facts().text("key", key);
        return switch (answer) {
            case Answer.Present(ByteString value) ->
                    facts.text("answer", "present").text("value", value).nothing("missing");
            case Answer.Absent() ->
                    facts.text("answer", "absent").nothing("value").nothing("missing");
            case Answer.Incomplete(String missing) ->
                    facts.text("answer", "INCOMPLETE").nothing("value").text("missing", missing);
        };
    }

    private static Facts listed(ByteString key) {
        return new Facts()
                .text("key", key)
                .text("answer", "listed")
                .nothing("value")
                .nothing("missing");
    }
}
