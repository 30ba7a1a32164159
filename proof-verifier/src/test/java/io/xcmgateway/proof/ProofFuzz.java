package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.StateSection;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.proof.trie.Trie;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The judgement of whole proofs and of their state sections, for fuzzing.
public final class ProofFuzz {
    private static final Chain CHAIN = new Chain();
    private static final ProofVerifier VERIFIER =
            new ProofVerifier(ModuleSource.NONE, () -> Instant.ofEpochMilli(Chain.START_MS));
    private static final List<ExecutionProof.Attested> RUN = run();
    private static final Policy POLICY = CHAIN.policy();
    private static final ByteString STATE_HEAD =
            head(new StateSection(List.of(), List.of(), List.of()));

    private ProofFuzz() {}

    /// A verdict is given, and a refusal names what it is about.
    public static void verdict(ByteString input) {
        require(VERIFIER.verify(input, POLICY));
    }

    /// The same of a history, whose proofs are written one after the other, each behind its length.
    public static void history(ByteString input) {
        List<ByteString> proofs = new ArrayList<>();
        int at = 0;
        while (at + 2 <= input.length()) {
            int length = input.u8(at) << 8 | input.u8(at + 1);
            int end = Math.min(input.length(), at + 2 + length);
            proofs.add(input.slice(at + 2, end));
            at = end;
        }
        VERIFIER.verifyHistory(proofs, POLICY, HistoryMode.LINKED);
    }

    /// A section that decodes is written as the same bytes and judged, under the root of its first
    /// node.
    public static void stateSection(ByteString input) {
        ByteString bytes = STATE_HEAD.concat(input);
        if (ExecutionProof.decode(bytes)
                instanceof
                Decoded.Value<ExecutionProof>(
                        ExecutionProof.State(
                                var statement,
                                var attestations,
                                var log,
                                var state))) {
            Hash32 root =
                    state.storageProof().isEmpty()
                            ? Hash32.ZERO
                            : Hashing.blake2b256(state.storageProof().getFirst());
            ExecutionProof proof =
                    new ExecutionProof.State(
                            Edits.roots(statement, statement.preRoot(), root),
                            attestations,
                            log,
                            state);
            Trail trail = new Trail();
            if (!new StateCheck(proof, trail).holds()) {
                require(trail.refused());
            }
        }
    }

    public static List<ByteString> proofSeeds() {
        return RUN.stream().map(ExecutionProof::encode).toList();
    }

    public static List<ByteString> historySeeds() {
        ByteString both = ByteString.EMPTY;
        for (ExecutionProof each : RUN) {
            ByteString bytes = each.encode();
            both =
                    ByteString.concat(
                            both, ByteString.of(bytes.length() >> 8, bytes.length() & 0xff), bytes);
        }
        return List.of(both);
    }

    public static List<ByteString> stateSeeds() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        for (int i = 0; i < 4; i++) {
            entries.put(ByteString.of(1, i), ByteString.wrap(new byte[20 * i]));
        }
        Trie trie = Trie.of(CHAIN.instance().trieProfile(), entries);
        List<ByteString> keys = List.of(ByteString.of(1, 1), ByteString.of(1, 2), ByteString.of(2));
        Effect effect = new Effect.Event(Hash32.ZERO, ByteString.of(1, 2, 3));
        StateSection.ProvedEffect proved =
                new StateSection.ProvedEffect(
                        0, effect, EffectTree.path(List.of(effect, effect), 0));
        return List.of(
                section(new StateSection(keys, trie.prove(keys).items(), List.of())),
                section(new StateSection(List.of(), List.of(), List.of(proved))));
    }

    private static void require(Verdict verdict) {
        if (verdict instanceof Verdict.Refused refused
                && (refused.reason().isEmpty()
                        || refused.expected().isEmpty()
                        || refused.found().isEmpty())) {
            throw new AssertionError("a refusal that does not say why: " + refused);
        }
    }

    private static List<ExecutionProof.Attested> run() {
        List<ExecutionProof.Attested> run = new ArrayList<>();
        for (ExecutionProof each :
                List.of(
                        CHAIN.genesis(),
                        CHAIN.submit(Chain.transfer(500_000_000_000L), 0, Chain.GAS_LIMIT))) {
            run.add(
                    new ExecutionProof.Attested(
                            each.statement(), Chain.ATTESTORS.attest(each.statement().hash())));
        }
        return run;
    }

    private static ByteString section(StateSection section) {
        return proof(section).slice(STATE_HEAD.length(), proof(section).length());
    }

    /// All of a proof that comes before its state section.
    private static ByteString head(StateSection empty) {
        ByteString bytes = proof(empty);
        return bytes.slice(0, bytes.length() - 3);
    }

    private static ByteString proof(StateSection section) {
        Statement statement = RUN.getLast().statement();
        Hash32 effects = statement.effectsRoot();
        return new ExecutionProof.State(
                        Edits.effects(statement, 2, effects), List.of(), null, section)
                .encode();
    }
}
