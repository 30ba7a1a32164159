package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.ShownState;
import io.xcmgateway.proof.trie.PartialTrie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Looks keys up in what a proof shows of the state.
@CommandLine.Command(
        name = "state",
        description = {
            "Looks keys up in the state that a proof shows: under the post root in its storage"
                    + " proof, under the pre root in its witness.",
            "What it says is true of that root; whether the root is right, `verify` says."
        })
final class StateCommand extends Command {
    private static final int KEYS_MAX = 1024;

    enum Root {
        PRE,
        POST
    }

    @CommandLine.Parameters(paramLabel = "PROOF", description = "the proof in its SCALE form")
    private @Nullable Path proofFile;

    @CommandLine.Option(
            names = "--key",
            required = true,
            paramLabel = "HEX",
            description = "a whole trie key, with its leading 0x00 (host) or 0x01 (guest)")
    private @Nullable List<String> keys;

    @CommandLine.Option(
            names = "--root",
            required = true,
            paramLabel = "pre|post",
            description = "under which root")
    private @Nullable Root root;

    @Override
    int run() throws IOException, Unusable {
        List<ByteString> wanted = keys();
        ExecutionProof proof = Inputs.proof(Inputs.required(proofFile));
        Statement statement = proof.statement();
        boolean post = Inputs.required(root) == Root.POST;
        Hash32 hash = post ? statement.postRoot() : statement.preRoot();
        Facts facts =
                new Facts()
                        .text("command", "state")
                        .text("root", post ? "post" : "pre")
                        .text("root_hash", hash);
        return switch (post ? ShownState.after(proof) : ShownState.before(proof)) {
            case null ->
                    throw new Unusable(
                            post
                                    ? "the proof has no storage proof under its post root"
                                    : "the proof has no witness under its pre root");
            case PartialTrie.Opened.Refused(var reason, var expected, var found) -> {
                facts.text("nodes", "refused")
                        .text("reason", reason)
                        .text("expected", expected)
                        .text("found", found);
                print(facts);
                yield Exit.NO;
            }
            case PartialTrie.Opened.Usable(PartialTrie trie) -> {
                List<PartialTrie.Answer> answers = wanted.stream().map(trie::ask).toList();
                List<Facts> shown = new ArrayList<>();
                for (int i = 0; i < answers.size(); i++) {
                    shown.add(answer(wanted.get(i), answers.get(i)));
                }
                print(facts.text("nodes", "under that root").items("keys", shown));
                yield Exit.of(
                        answers.stream()
                                .noneMatch(it -> it instanceof PartialTrie.Answer.Incomplete));
            }
        };
    }

    private List<ByteString> keys() throws Unusable {
        List<String> given = Inputs.required(keys);
        if (given.size() > KEYS_MAX) {
            throw new Unusable("keys must be at most " + KEYS_MAX + ", were " + given.size());
        }
        List<ByteString> wanted = new ArrayList<>();
        for (String text : given) {
            ByteString key = text.startsWith("0x") ? ByteString.parseHex(text) : null;
            if (key == null) {
                throw new Unusable("--key must be 0x and hex of whole bytes, was " + text);
            }
            wanted.add(key);
        }
        return wanted;
    }

    private static Facts answer(ByteString key, PartialTrie.Answer answer) {
        Facts facts = new Facts().text("key", key);
        return switch (answer) {
            case PartialTrie.Answer.Present(ByteString value) ->
                    facts.text("answer", "present").text("value", value).nothing("missing");
            case PartialTrie.Answer.Absent() ->
                    facts.text("answer", "absent").nothing("value").nothing("missing");
            case PartialTrie.Answer.Incomplete(String missing) ->
                    facts.text("answer", "INCOMPLETE").nothing("value").text("missing", missing);
        };
    }
}
