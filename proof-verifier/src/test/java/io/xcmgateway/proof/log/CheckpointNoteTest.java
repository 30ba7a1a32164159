package io.xcmgateway.proof.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.SignedCheckpoint;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointNoteTest {
    private static final Hash32 WITNESS = Hashing.keccak256(ByteString.ascii("witness"));
    private static final CheckpointNote NOTE =
            TestLog.of("a", 11).note(11).cosigned("witness.example/w1", WITNESS, 1_700_000_100L);

    @Test
    void saysWhatTheCheckpointSays() {
        String[] lines = NOTE.text().split("\n", -1);
        assertThat(lines[0]).isEqualTo("net.example/log");
        assertThat(lines[1]).isEqualTo("11");
        assertThat(Hash32.wrap(Base64.getDecoder().decode(lines[2])))
                .isEqualTo(TestLog.of("a", 11).checkpoint(11).mmrRoot());
        assertThat(lines[3]).isEqualTo("network " + TestLog.NETWORK.id());
        assertThat(lines[4]).isEqualTo("time 1700000000011");
        assertThat(lines[5]).isEmpty();
        assertThat(lines).hasSize(6 + 3 + 1 + 1);
        assertThat(lines[6]).startsWith("\u2014 net.example/log ");
        assertThat(lines[9]).startsWith("\u2014 witness.example/w1 ");
    }

    @Test
    void readsWhatItWrites() {
        assertThat(CheckpointNote.parse(NOTE.text()))
                .isEqualTo(new CheckpointNote.Read.Usable(NOTE));
        assertThat(CheckpointNote.parse(TestLog.of("b", 1).note(1).text()))
                .isEqualTo(new CheckpointNote.Read.Usable(TestLog.of("b", 1).note(1)));
    }

    /// The message and the line of c2sp.org/tlog-cosignature, put together by hand.
    @Test
    void cosignsAsWitnessesDo() {
        Hash32 key = Ed25519.publicKey(WITNESS);
        String last = NOTE.text().lines().toList().getLast();
        byte[] bytes = Base64.getDecoder().decode(last.substring(last.lastIndexOf(' ') + 1));
        ByteString line = ByteString.wrap(bytes);
        assertThat(line.length()).isEqualTo(4 + 8 + 64);
        ByteString named =
                ByteString.concat(
                        ByteString.ascii("witness.example/w1\n"), ByteString.of(4), key.bytes());
        assertThat(line.slice(0, 4)).isEqualTo(Hashing.sha2_256(named).bytes().slice(0, 4));
        assertThat(line.slice(4, 12)).isEqualTo(ByteString.hex("000000006553f164"));
        String message = "cosignature/v1\ntime 1700000100\n" + NOTE.body();
        assertThat(
                        Ed25519.verify(
                                key.bytes(),
                                ByteString.wrap(message.getBytes(StandardCharsets.UTF_8)),
                                line.slice(12, 76)))
                .isTrue();
        Cosignature cosignature = NOTE.cosignatures().getFirst();
        assertThat(cosignature.verify("witness.example/w1", key, NOTE)).isTrue();
        assertThat(cosignature.verify("witness.example/w2", key, NOTE)).isFalse();
        assertThat(cosignature.verify("witness.example/w1", TestLog.ID, NOTE)).isFalse();
        assertThat(cosignature.verify("witness.example/w1", key, TestLog.of("a", 10).note(10)))
                .isFalse();
    }

    @Test
    void keepsOneCosignatureOfAKey() {
        CheckpointNote again = NOTE.cosigned("witness.example/w1", WITNESS, 1_700_000_200L);
        assertThat(again.cosignatures())
                .extracting(Cosignature::timeSeconds)
                .containsExactly(1_700_000_200L);
        assertThat(again.cosigned("other", WITNESS, 5).cosignatures()).hasSize(2);
    }

    @Test
    void refusesEveryTruncationAndMostBytesThatChange() {
        String text = NOTE.text();
        for (int length = 0; length < text.length(); length++) {
            String cut = text.substring(0, length);
            if (CheckpointNote.parse(cut) instanceof CheckpointNote.Read.Usable usable) {
                // Only a witness's whole line can be missing, or attestations from the end.
                assertThat(cut).endsWith("\n");
                assertThat(usable.note().text()).isEqualTo(cut);
            }
        }
        for (int at = 0; at < text.length(); at++) {
            String changed = text.substring(0, at) + '*' + text.substring(at + 1);
            if (CheckpointNote.parse(changed) instanceof CheckpointNote.Read.Usable usable) {
                assertThat(usable.note().text()).isEqualTo(changed);
                assertThat(usable.note()).isNotEqualTo(NOTE);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11|011",
                "11|+11",
                "11|0",
                "11|-1",
                "11|18446744073709551616",
                "\n\n|\n",
                "\n\n|\n\n\n",
                "network 0x|network ",
                "network 0x|network 0X",
                "time 1|time 01",
                "time 1|time +1",
                "net.example/log\n11|net example/log\n11",
                "net.example/log\n11|net+example\n11",
                "net.example/log\n11|\n11",
                "\u2014 |- ",
                "\u2014 witness|\u2014  witness",
                "=\n|\n",
                "\n\n|\nextension\n\n"
            })
    void refusesAnotherForm(String change) {
        String[] parts = change.split("\\|", -1);
        String changed = NOTE.text().replace(parts[0], parts[1]);
        assertThat(changed).isNotEqualTo(NOTE.text());
        assertThat(CheckpointNote.parse(changed)).isInstanceOf(CheckpointNote.Read.Refused.class);
    }

    @Test
    void namesTheLineAndTheRule() {
        assertThat(CheckpointNote.parse(NOTE.text().replace("\n11\n", "\nmany\n")))
                .isEqualTo(
                        new CheckpointNote.Read.Refused(2, "a leaf count, 1..2^64-1", "\"many\""));
        assertThat(CheckpointNote.parse("x".repeat(CheckpointNote.CHARS_MAX + 1)))
                .isInstanceOf(CheckpointNote.Read.Refused.class);
        assertThat(CheckpointNote.parse(NOTE.text() + NOTE.text().lines().toList().get(6) + "\n"))
                .isInstanceOfSatisfying(
                        CheckpointNote.Read.Refused.class,
                        refused -> assertThat(refused.expected()).startsWith("attestations first"));
    }

    @Test
    void isOfTheLogThatItNames() {
        SignedCheckpoint signed = TestLog.of("a", 3).signed(3);
        assertThatThrownBy(() -> new CheckpointNote("other", signed, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
