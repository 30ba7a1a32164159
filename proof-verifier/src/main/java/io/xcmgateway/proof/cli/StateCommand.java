package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.proof.ShownState;
import io.xcmgateway.proof.trie.KeyRange;
import io.xcmgateway.proof.trie.PartialTrie;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// Looks keys up in what a proof shows of the state, or lists all under a prefix.
@CommandLine.Command(
        name = "state",
        description = {
            "Looks keys up in the state that a proof shows, or lists all keys under a prefix: under"
                    + " the post root in its storage proof, under the pre root in its witness,"
                    + " under a root that you give in a bare storage proof.",
            "What it says is true of that root; whether the root is right, `verify` says."
        })
final class StateCommand extends Command {
    private static final int KEYS_MAX = 1024;
    private static final String KEY_FORM = " must be 0x and hex of whole bytes, was ";

    @CommandLine.Parameters(
            paramLabel = "PROOF",
            description =
                    "the proof in its SCALE form; with a root that you give, a storage proof"
                            + " (Substrate's `StorageProof`) in its SCALE form")
    private @Nullable Path proofFile;

    @CommandLine.ArgGroup(multiplicity = "1")
    private @Nullable Question question;

    @CommandLine.Option(
            names = "--root",
            required = true,
            paramLabel = "pre|post|HASH",
            description = "under which root")
    private @Nullable String root;

    @CommandLine.Option(
            names = "--trie",
            paramLabel = "PROFILE",
            description =
                    "how the trie of a given root is hashed: blake2b_v1 (the default) or keccak_v1",
            defaultValue = "blake2b_v1")
    private TrieProfile trie = TrieProfile.BLAKE2B_V1;

    /// What is asked.
    static final class Question {
        @CommandLine.Option(
                names = "--key",
                required = true,
                paramLabel = "HEX",
                description = "a whole trie key, with its leading 0x00 (host) or 0x01 (guest)")
        private @Nullable List<String> keys;

        @CommandLine.ArgGroup(exclusive = false)
        private @Nullable Page page;
    }

    /// A page of the keys under a prefix.
    static final class Page {
        @CommandLine.Option(
                names = "--prefix",
                required = true,
                paramLabel = "HEX",
                description =
                        "list all keys that begin so, with what they hold, and say whether any is"
                                + " missing; 0x for the whole trie")
        private String prefix = "";

        @CommandLine.Option(
                names = "--after",
                paramLabel = "HEX",
                description = "begin behind this key, the last one of the page before")
        private @Nullable String after;

        @CommandLine.Option(
                names = "--count",
                paramLabel = "N",
                description =
                        "end after so many keys (default ${DEFAULT-VALUE}, at most "
                                + KeyRange.KEYS_MAX
                                + ")",
                defaultValue = "1024")
        private int count;

        @CommandLine.Option(
                names = "--keys-only",
                description = "what the keys hold need not be shown")
        private boolean keysOnly;
    }

    /// A root, and what is shown under it.
    private record Shown(String which, Hash32 root, PartialTrie.Opened opened) {}

    @Override
    int run() throws IOException, Unusable {
        Question asked = Inputs.required(question);
        List<ByteString> keys = asked.page == null ? keys(Inputs.required(asked.keys)) : List.of();
        KeyRange range = asked.page == null ? null : range(asked.page);
        boolean values = asked.page == null || !asked.page.keysOnly;
        Shown shown = shown(Inputs.required(proofFile), Inputs.required(root));
        Facts facts =
                new Facts()
                        .text("command", "state")
                        .text("root", shown.which)
                        .text("root_hash", shown.root);
        return switch (shown.opened) {
            case PartialTrie.Opened.Refused(var reason, var expected, var found) -> {
                facts.text("nodes", "refused")
                        .text("reason", reason)
                        .text("expected", expected)
                        .text("found", found);
                print(facts);
                yield Exit.NO;
            }
            case PartialTrie.Opened.Usable(PartialTrie under) -> {
                facts.text("nodes", "under that root");
                StateAnswers answers =
                        range == null
                                ? StateAnswers.of(under, keys)
                                : StateAnswers.of(under, range, under.list(range), values);
                print(answers.addTo(facts));
                yield Exit.of(answers.complete());
            }
        };
    }

    private Shown shown(Path file, String which) throws IOException, Unusable {
        if (which.startsWith("0x")) {
            Hash32 hash = Hash32.parseHex(which);
            if (hash == null) {
                throw new Unusable("--root must be pre, post or 0x and 32 bytes, was " + which);
            }
            return new Shown("given", hash, PartialTrie.open(trie, hash, Inputs.storage(file)));
        }
        ExecutionProof proof = Inputs.proof(file);
        Statement statement = proof.statement();
        return switch (which.toLowerCase(Locale.ROOT)) {
            case "post" ->
                    new Shown(
                            "post",
                            statement.postRoot(),
                            shown(ShownState.after(proof), "storage proof under its post root"));
            case "pre" ->
                    new Shown(
                            "pre",
                            statement.preRoot(),
                            shown(ShownState.before(proof), "witness under its pre root"));
            default -> throw new Unusable("--root must be pre, post or a hash, was " + which);
        };
    }

    private static PartialTrie.Opened shown(PartialTrie.@Nullable Opened opened, String what)
            throws Unusable {
        if (opened == null) {
            throw new Unusable("the proof has no " + what);
        }
        return opened;
    }

    private static List<ByteString> keys(List<String> given) throws Unusable {
        if (given.size() > KEYS_MAX) {
            throw new Unusable("keys must be at most " + KEYS_MAX + ", were " + given.size());
        }
        List<ByteString> wanted = new ArrayList<>();
        for (String text : given) {
            wanted.add(bytes("--key", text));
        }
        return wanted;
    }

    private static KeyRange range(Page page) throws Unusable {
        ByteString prefix = bytes("--prefix", page.prefix);
        ByteString after = page.after == null ? null : bytes("--after", page.after);
        try {
            return new KeyRange(prefix, after, page.count);
        } catch (IllegalArgumentException broken) {
            throw new Unusable(String.valueOf(broken.getMessage()));
        }
    }

    private static ByteString bytes(String option, String text) throws Unusable {
        ByteString bytes = text.startsWith("0x") ? ByteString.parseHex(text) : null;
        if (bytes == null) {
            throw new Unusable(option + KEY_FORM + text);
        }
        return bytes;
    }
}
