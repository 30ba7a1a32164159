package io.xcmgateway.api.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Bytes and hashes against files that were put together by hand, in Python. They never change.
class GoldenBytesTest {

    static Set<String> names() {
        return Samples.all().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void encodesToTheGoldenBytesAndBack(String name) {
        check(name, Samples.named(name));
    }

    private static <T> void check(String name, Sample<T> sample) {
        ByteString golden = Golden.bytes(name);
        assertThat(sample.encode()).isEqualTo(golden);
        assertThat(sample.decode(golden)).isEqualTo(new Decoded.Value<>(sample.value()));
    }

    @Test
    void signsTheGoldenAssertion() {
        assertThat(
                        EvidenceCheck.assertedPayload(
                                Samples.NETWORK.id(),
                                Samples.INSTANCE.id(),
                                Samples.MESSAGE_HASH,
                                9_000_000,
                                Location.PARENT))
                .isEqualTo(Golden.bytes("asserted-payload"));
    }

    @Test
    void wrapsASubmissionAsWalletsDo() {
        assertThat(Samples.SUBMISSION.wrapped())
                .isEqualTo(
                        ByteString.concat(
                                ByteString.ascii("<Bytes>"),
                                Golden.bytes("submission"),
                                ByteString.ascii("</Bytes>")));
    }

    @Test
    void hashesToTheGoldenHashes() {
        Map<String, ByteString> golden = Golden.hashes();
        Map<String, Hash32> ours =
                Map.ofEntries(
                        Map.entry("network_id", Samples.NETWORK.id()),
                        Map.entry("instance_id", Samples.INSTANCE.id()),
                        Map.entry("sender_id", Samples.SENDER.id()),
                        Map.entry("message_hash", Samples.MESSAGE_HASH),
                        Map.entry("evidence_account", Samples.ACCOUNT.digest()),
                        Map.entry("evidence_instance", Samples.FROM_INSTANCE.digest()),
                        Map.entry("evidence_host_authority", Samples.HOST_AUTHORITY.digest()),
                        Map.entry("evidence_asserted", Samples.ASSERTED.digest()),
                        Map.entry("context", Samples.CONTEXT.hash()),
                        Map.entry(
                                "message_id",
                                MessageId.of(
                                        Samples.INSTANCE.id(),
                                        Samples.ACCOUNT.digest(),
                                        Samples.MESSAGE_HASH)),
                        Map.entry("statement_complete", Samples.COMPLETE.hash()),
                        Map.entry("statement_genesis", Samples.GENESIS.hash()),
                        Map.entry("checkpoint", Samples.CHECKPOINT.hash()),
                        Map.entry("rotation", Samples.ROTATION.hash()),
                        Map.entry("log_id", Samples.CHECKPOINT.logId()),
                        Map.entry("log_leaf", Checkpoint.leaf(10, Samples.COMPLETE.hash())),
                        Map.entry("empty_root_blake2b", TrieProfile.BLAKE2B_V1.emptyRoot()),
                        Map.entry("empty_root_keccak", TrieProfile.KECCAK_V1.emptyRoot()));
        ours.forEach((name, hash) -> assertThat(hash.bytes()).as(name).isEqualTo(golden.get(name)));
    }

    @Test
    void buildsTheGoldenEffectTrees() {
        Map<String, ByteString> golden = Golden.hashes();
        List<Effect> effects = new ArrayList<>();
        for (int count = 0; count < 10; count++) {
            assertThat(EffectTree.root(effects).bytes())
                    .isEqualTo(golden.get("effects_root_" + count));
            for (int index = 0; index < count; index++) {
                ByteString path =
                        EffectTree.path(effects, index).stream()
                                .map(Hash32::bytes)
                                .reduce(ByteString.EMPTY, (left, right) -> left.concat(right));
                assertThat(path).isEqualTo(golden.get("effects_path_" + count + "_" + index));
            }
            effects.add(new Effect.Event(Samples.hash(count), ByteString.of(count)));
        }
    }
}
