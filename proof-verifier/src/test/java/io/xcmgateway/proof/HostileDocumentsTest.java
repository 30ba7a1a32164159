package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.log.TestLog;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.trie.CompactProof;
import io.xcmgateway.proof.trie.StorageProof;
import io.xcmgateway.spree.state.Reads;
import io.xcmgateway.spree.state.StateDiff;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes as a file of its own, gone wrong in every place: a parser refuses it, saying what was
/// expected and what was found, or reads another value; never the same one from other bytes.
class HostileDocumentsTest {
    private static final TestLog LOG = TestLog.of("a", 11);

    /// @param value of the sound document
    record Document(String name, ByteString good, Object value, Function<ByteString, Got> parse) {
        Got got(ByteString bytes) {
            return parse.apply(bytes);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    sealed interface Got {
        record Value(Object value) implements Got {}

        record Refused(String expected, String found) implements Got {}
    }

    static Stream<Document> texts() {
        Hash32 witness = Hashing.keccak256(ByteString.ascii("witness"));
        CheckpointNote note = LOG.note(11).cosigned("w", witness, 9);
        return Stream.of(
                text("note", note.text(), HostileDocumentsTest::note),
                text(
                        "policy",
                        PolicyJson.write(new Chain().policy()),
                        HostileDocumentsTest::policy),
                text(
                        "evidence as JSON",
                        EquivocationJson.write(evidence()),
                        HostileDocumentsTest::evidence));
    }

    static Stream<Document> encodings() {
        AttestorSet next = new Attestors(1, 2, 3).set();
        StorageProof storage = new Chain().state().prove(List.of(ByteString.of(1)));
        return Stream.of(
                scale("head", LOG.signed(11).encode(), SignedCheckpoint::decode),
                scale("consistency proof", LOG.consistency(6, 11).encode(), AncestryProof::decode),
                scale("leaf proof", LOG.inclusion(List.of(2L, 9L), 11).encode(), LeafProof::decode),
                scale("evidence", evidence().encode(), Equivocation::decode),
                scale(
                        "rotation",
                        new Rotation(TestLog.NETWORK.id(), 0, next).encode(),
                        Rotation::decode),
                scale("storage proof", storage.encode(), StorageProof::decode),
                scale("compact proof", compact().encode(), CompactProof::decode));
    }

    static Stream<Document> all() {
        return Stream.concat(texts(), encodings());
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsNoTruncationAsTheSameAndRefusesWhatTrails(Document document) {
        ByteString good = document.good();
        for (int length = 0; length < good.length(); length++) {
            // White space at the end is not part of a JSON value.
            if (!good.slice(length, good.length()).equals(ByteString.ascii("\n"))) {
                assertOther(document, "first " + length, good.slice(0, length));
            }
        }
        assertRefused("trailing", document.got(good.concat(ByteString.ascii("x"))));
        assertRefused("twice", document.got(good.concat(good)));
        assertRefused("none", document.got(ByteString.EMPTY));
    }

    @ParameterizedTest
    @MethodSource("all")
    void readsNoFlippedBitAsTheSame(Document document) {
        byte[] bytes = document.good().toByteArray();
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
            assertOther(document, "bit " + bit, ByteString.copyOf(bytes));
            bytes[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsNoRepeatedOrMissingLineAsTheSame(Document document) {
        List<String> lines =
                new String(document.good().toByteArray(), StandardCharsets.UTF_8).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                List<String> twice = new ArrayList<>(lines);
                twice.add(i, lines.get(i));
                assertOther(document, "twice line " + i, bytes(twice));
            }
            // A policy has members that it may leave out.
            if (!document.name().equals("policy")) {
                List<String> fewer = new ArrayList<>(lines);
                fewer.remove(i);
                assertOther(document, "without line " + i, bytes(fewer));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void readsNoCountBeyondItsBound(Document document) {
        ByteString huge = ByteString.hex("feffffff");
        ByteString good = document.good();
        for (int at = 0; at <= good.length(); at++) {
            assertOther(
                    document,
                    "at " + at,
                    ByteString.concat(good.slice(0, at), huge, good.slice(at, good.length())));
        }
    }

    /// Members of the lists in a note exchanged: the order counts.
    @ParameterizedTest
    @MethodSource("texts")
    void readsNoExchangedLinesOfANoteAsTheSame(Document document) {
        if (document.name().equals("note")) {
            List<String> lines =
                    new String(document.good().toByteArray(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            for (int i = 1; i < lines.size(); i++) {
                List<String> exchanged = new ArrayList<>(lines);
                Collections.swap(exchanged, i - 1, i);
                assertOther(document, "line " + i, bytes(exchanged));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("texts")
    void refusesWhatIsTooLongByItsLength(Document document) {
        ByteString spaces = ByteString.ascii(" ".repeat(PolicyJson.CHARS_MAX));
        Got got = document.got(document.good().concat(spaces));
        assertRefused("too long", got);
        assertThat(((Got.Refused) got).expected()).contains("characters");
    }

    private static void assertOther(Document document, String what, ByteString bytes) {
        switch (document.got(bytes)) {
            case Got.Refused refused -> assertRefused(what, refused);
            case Got.Value(Object value) ->
                    assertThat(value).as(what).isNotEqualTo(document.value());
        }
    }

    private static void assertRefused(String what, Got got) {
        assertThat(got).as(what).isInstanceOf(Got.Refused.class);
        Got.Refused refused = (Got.Refused) got;
        assertThat(refused.expected()).as(what).isNotEmpty();
        assertThat(refused.found()).as(what).isNotEmpty().isNotEqualTo(refused.expected());
    }

    private static ByteString bytes(List<String> lines) {
        return utf8(String.join("\n", lines) + "\n");
    }

    private static ByteString utf8(String text) {
        return ByteString.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Document text(String name, String good, Function<String, Got> parse) {
        return document(
                name,
                utf8(good),
                bytes -> parse.apply(new String(bytes.toByteArray(), StandardCharsets.UTF_8)));
    }

    private static <T> Document scale(
            String name, ByteString good, Function<ByteString, Decoded<T>> decode) {
        return document(
                name,
                good,
                bytes ->
                        switch (decode.apply(bytes)) {
                            case Decoded.Value<T>(T value) -> new Got.Value(value);
                            case Decoded.Refused<T> it ->
                                    new Got.Refused(it.expected(), it.found());
                        });
    }

    private static Document document(
            String name, ByteString good, Function<ByteString, Got> parse) {
        return switch (parse.apply(good)) {
            case Got.Value(Object value) -> new Document(name, good, value, parse);
            case Got.Refused refused -> throw new AssertionError(name + ": " + refused);
        };
    }

    private static Got note(String text) {
        return switch (CheckpointNote.parse(text)) {
            case CheckpointNote.Read.Usable(var note) -> new Got.Value(note);
            case CheckpointNote.Read.Refused(_, var expected, var found) ->
                    new Got.Refused(expected, found);
        };
    }

    private static Got policy(String text) {
        return switch (PolicyJson.read(text)) {
            case PolicyJson.Read.Usable(var trusted) -> new Got.Value(trusted);
            case PolicyJson.Read.Refused(_, var expected, var found) ->
                    new Got.Refused(expected, found);
        };
    }

    private static Got evidence(String text) {
        return switch (EquivocationJson.read(text)) {
            case EquivocationJson.Read.Usable(var evidence) -> new Got.Value(evidence);
            case EquivocationJson.Read.Refused(_, var expected, var found) ->
                    new Got.Refused(expected, found);
        };
    }

    private static Equivocation evidence() {
        Checkpoint one = TestLog.of("a", 2).checkpoint(2);
        Checkpoint other = TestLog.of("b", 2).checkpoint(2);
        return Objects.requireNonNull(
                Equivocation.of(
                        one,
                        TestLog.ATTESTORS.secp256k1(0, one.hash()),
                        other,
                        TestLog.ATTESTORS.secp256k1(0, other.hash())));
    }

    private static CompactProof compact() {
        Reads reads =
                new Reads(
                        new TreeSet<>(List.of(ByteString.of(1))), new TreeSet<>(), new TreeSet<>());
        return new CompactProof(new Chain().state().witness(reads, StateDiff.EMPTY));
    }
}
