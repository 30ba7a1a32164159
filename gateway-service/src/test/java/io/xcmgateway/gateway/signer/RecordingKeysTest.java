package io.xcmgateway.gateway.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.EffectTree;
import io.xcmgateway.api.statement.EntryPoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.api.statement.StatementOutcome;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.AttestorKeys.Answer;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.SigningMarkException;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.proof.signature.MemberKeys;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RecordingKeysTest {
    private static final MemberKeys MEMBER =
            new MemberKeys(Hash32.hex("01".repeat(32)), Hash32.hex("02".repeat(32)));
    private static final Hash32 INSTANCE = Hash32.hex("aa".repeat(32));
    private static final Hash32 ANY = Hash32.hex("bb".repeat(32));

    private final MemoryStore store = new MemoryStore();
    private RecordingKeys keys = open(MEMBER, true);

    private RecordingKeys open(MemberKeys member, boolean begin) {
        return new RecordingKeys(
                AttestorKeys.of(member),
                SigningRecord.open(store, member.member().address(), begin));
    }

    /// @param post what makes it another one
    private static Signable.OfStatement statement(long sequence, Hash32 previous, Hash32 post) {
        return Signable.OfStatement.of(
                new Statement(
                        INSTANCE,
                        sequence,
                        previous,
                        ANY,
                        ANY,
                        TrieProfile.BLAKE2B_V1,
                        EntryPoint.APPLY_MESSAGE,
                        ANY,
                        ANY,
                        ANY,
                        ANY,
                        post,
                        new StatementOutcome.Complete(Weight.ZERO),
                        7,
                        0,
                        EffectTree.EMPTY_ROOT));
    }

    private static Signable.OfStatement after(Signable.OfStatement before, Hash32 post) {
        return statement(before.statement().sequence() + 1, before.hash(), post);
    }

    private static Signable checkpoint(long leafCount, Hash32 root, long timeMs) {
        return new Signable.OfCheckpoint(new Checkpoint(ANY, ANY, leafCount, root, timeMs));
    }

    private void signs(Signable... what) {
        assertThat(keys.sign(List.of(what)))
                .hasSize(what.length)
                .allSatisfy(each -> assertThat(each).isInstanceOf(Answer.Signed.class));
    }

    private void refuses(Signable what, String... reasons) {
        assertThat(keys.sign(List.of(what)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Answer.Refused.class, it -> assertThat(it.reason()).contains(reasons));
    }

    @Test
    void signsOneStatementForEachPlaceAndThatAsOftenAsItIsAsked() {
        Signable.OfStatement fifth = statement(5, ANY, ANY);
        Signable.OfStatement sixth = after(fifth, ANY);
        signs(fifth, sixth);
        List<Answer> before = keys.sign(List.of(fifth, sixth));
        keys = open(MEMBER, false);
        assertThat(keys.sign(List.of(fifth, sixth))).as("after a restart").isEqualTo(before);
        Signable.OfStatement other = statement(5, ANY, INSTANCE);
        refuses(
                other,
                "at sequence 5 of instance " + INSTANCE,
                "only the signed " + fifth.hash(),
                "was " + other.hash());
        refuses(after(fifth, INSTANCE), "at sequence 6");
        refuses(statement(4, ANY, ANY), "since 6 is signed");
        refuses(after(other, ANY), "at sequence 6");
        Signable.OfStatement fork = statement(7, other.hash(), ANY);
        refuses(fork, "the statement before must be the signed " + sixth.hash());
        signs(after(sixth, ANY));
        signs(statement(100, ANY, ANY));
        refuses(statement(50, ANY, ANY), "since 100 is signed");
    }

    @Test
    void signsOneRootForEachLeafCount() {
        signs(checkpoint(3, ANY, 1), checkpoint(4, ANY, 1));
        signs(checkpoint(3, ANY, 2));
        refuses(checkpoint(4, INSTANCE, 1), "at leaf count 4 of log", "only the signed " + ANY);
        refuses(checkpoint(2, ANY, 1), "since 4 is signed");
        signs(statement(1, ANY, ANY));
    }

    @Test
    void answersInPlaceWhateverTheOrderAndSignsNoneOfTwo() {
        Signable.OfStatement fifth = statement(5, ANY, ANY);
        Signable.OfStatement sixth = after(fifth, ANY);
        Signable.OfStatement other = after(fifth, INSTANCE);
        List<Answer> answers = keys.sign(List.of(sixth, other, fifth));
        assertThat(answers.get(0)).isInstanceOf(Answer.Signed.class);
        assertThat(answers.get(1)).isInstanceOf(Answer.Refused.class);
        assertThat(answers.get(2)).isEqualTo(AttestorKeys.of(MEMBER).sign(List.of(fifth)).get(0));
    }

    @Test
    void signsNothingThatIsNotOnTheDisk() {
        int before = store.syncedWrites();
        Signable.OfStatement fifth = statement(5, ANY, ANY);
        signs(fifth, checkpoint(1, ANY, 1));
        assertThat(store.syncedWrites()).as("one sync for a request").isEqualTo(before + 1);
        store.losePower();
        keys = open(MEMBER, false);
        refuses(statement(5, ANY, INSTANCE), "only the signed");
        store.setFaults(
                new MemoryStore.Faults() {
                    @Override
                    public boolean failsBeforeWrite() {
                        return true;
                    }

                    @Override
                    public boolean failsAfterWrite() {
                        return false;
                    }

                    @Override
                    public boolean failsRead() {
                        return false;
                    }
                });
        assertThatThrownBy(() -> keys.sign(List.of(after(fifth, ANY))))
                .isInstanceOf(StoreFailureException.class);
    }

    @Test
    void aRecordThatIsGoneIsMissedAndOneThatIsThereIsNotBegunAgain() {
        assertThatThrownBy(() -> open(MEMBER, true))
                .isInstanceOf(SigningMarkException.class)
                .hasMessageContaining("a new one is to begin");
        assertThatThrownBy(() ->
                        SigningRecord.open(new MemoryStore(), MEMBER.member().address(), false))
                .isInstanceOf(SigningMarkException.class)
                .hasMessage("there is no record of what was signed");
        signs(statement(5, ANY, ANY));
        keys = open(new MemberKeys(Hash32.hex("03".repeat(32)), null), false);
        signs(statement(5, ANY, INSTANCE));
    }

    @Test
    void whatIsSaidHasOneEncoding() {
        List<Signable> what =
                List.of(statement(5, ANY, INSTANCE), checkpoint(Long.MIN_VALUE, ANY, 9));
        ByteString request = SigningWire.request(what);
        assertThat(SigningWire.request(request)).isEqualTo(new Decoded.Value<>(what));
        List<Answer> answers =
                List.of(
                        AttestorKeys.of(MEMBER).sign(what).getFirst(),
                        AttestorKeys.of(new MemberKeys(ANY, null)).sign(what).getFirst(),
                        new Answer.Refused("größer"));
        ByteString answer = SigningWire.answers(answers);
        assertThat(SigningWire.answers(answer)).isEqualTo(new Decoded.Value<>(answers));
        SigningWire.Keys known = new SigningWire.Keys(MEMBER.member(), true);
        assertThat(SigningWire.Keys.decode(known.encode())).isEqualTo(new Decoded.Value<>(known));
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] bytes = request.toByteArray();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            ByteString changed = ByteString.wrap(bytes).slice(0, bytes.length - random.nextInt(2));
            if (SigningWire.request(changed)
                    instanceof Decoded.Value<List<Signable>>(List<Signable> other)) {
                assertThat(SigningWire.request(other)).as("%d", i).isEqualTo(changed);
                assertThat(other).as("%d", i).isNotEqualTo(what);
            }
        }
        assertThat(SigningWire.request(request.concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
        assertThat(SigningWire.request(ByteString.hex("0104")))
                .as("more than there may be")
                .isInstanceOf(Decoded.Refused.class);
    }
}
