package io.xcmgateway.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.Rotation;
import io.xcmgateway.api.statement.SignedRotation;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class AttestorHistoryTest {
    private static final Attestors FIRST = new Attestors(0, 2, 3);
    private static final Attestors SECOND = new Attestors(4, 2, 3);
    private static final Attestors THIRD = new Attestors(5, 2, 2);
    private static final Network NETWORK = new Network(ByteString.ascii("test"), FIRST.set());
    private static final SignedRotation TO_SECOND = signed(FIRST, rotation(0, SECOND.set()));
    private static final SignedRotation TO_THIRD = signed(SECOND, rotation(4, THIRD.set()));

    @Test
    void carriesTrustFromTheFirstSetToTheLast() {
        AttestorHistory history = holds(List.of(TO_SECOND, TO_THIRD));
        assertThat(history.sets()).containsExactly(FIRST.set(), SECOND.set(), THIRD.set());
        assertThat(history.current()).isEqualTo(THIRD.set());
        assertThat(history.set(4)).isEqualTo(SECOND.set());
        assertThat(history.set(1)).isNull();
        assertThat(holds(List.of()).current()).isEqualTo(FIRST.set());
    }

    @Test
    void readsARotationAsItWasWritten() {
        assertThat(SignedRotation.decode(TO_SECOND.encode()))
                .isEqualTo(new Decoded.Value<>(TO_SECOND));
        ByteString bytes = TO_SECOND.encode();
        for (int length = 0; length < bytes.length(); length++) {
            assertThat(SignedRotation.decode(bytes.slice(0, length)))
                    .isInstanceOf(Decoded.Refused.class);
        }
    }

    @Test
    void refusesARotationThatDoesNotFollow() {
        assertThat(refused(List.of(TO_THIRD)).reason()).isEqualTo("old set");
        assertThat(refused(List.of(TO_SECOND, TO_SECOND)).index()).isEqualTo(1);
        // A second way on from the first set.
        assertThat(refused(List.of(TO_SECOND, signed(FIRST, rotation(0, THIRD.set())))))
                .isEqualTo(new AttestorHistory.Result.Refused(1, "old set", "4", "0"));
        Rotation elsewhere = new Rotation(Hash32.ZERO, 0, SECOND.set());
        assertThat(refused(List.of(signed(FIRST, elsewhere))).reason()).isEqualTo("network");
    }

    @Test
    void refusesARotationWithoutTheOldSetsThreshold() {
        Rotation rotation = rotation(0, SECOND.set());
        Hash32 hash = rotation.hash();
        assertThat(refused(rotation, List.of()).reason()).isEqualTo("attestations");
        assertThat(refused(rotation, List.of(FIRST.secp256k1(0, hash))).reason())
                .isEqualTo("threshold");
        assertThat(refused(rotation, SECOND.attest(hash)).reason()).isEqualTo("attestor set");
        Attestation stolen =
                new Attestation(
                        0, 1, Attestation.Scheme.SECP256K1, FIRST.secp256k1(0, hash).signature());
        assertThat(refused(rotation, List.of(FIRST.secp256k1(0, hash), stolen)).reason())
                .startsWith("signature");
        assertThat(refused(rotation, FIRST.attest(rotation(0, THIRD.set()).hash())).reason())
                .startsWith("signature");
    }

    @Test
    void refusesSignaturesThatAreNotInTheirOneOrder() {
        Rotation rotation = rotation(0, SECOND.set());
        Hash32 hash = rotation.hash();
        Attestation one = FIRST.secp256k1(0, hash);
        Attestation two = FIRST.secp256k1(1, hash);
        assertThat(refused(rotation, List.of(one, one)).reason()).isNotEqualTo("threshold");
        assertThat(refused(rotation, List.of(two, one)).index()).isZero();
        // One that is wrong refuses all, though enough others are right.
        Attestation wrong = new Attestation(0, 2, Attestation.Scheme.SECP256K1, two.signature());
        assertThat(refused(rotation, List.of(one, two, wrong)).reason()).startsWith("signature");
        Attestation outside = new Attestation(0, 3, Attestation.Scheme.SECP256K1, two.signature());
        assertThat(refused(rotation, List.of(one, two, outside)).index()).isZero();
    }

    @Test
    void neitherATruncationNorABitMoreIsTheSameRotation() {
        ByteString bytes = TO_SECOND.encode();
        assertThat(SignedRotation.decode(bytes.concat(ByteString.of(0))))
                .isInstanceOf(Decoded.Refused.class);
        for (int bit = 0; bit < bytes.length() * 8; bit++) {
            byte[] flipped = bytes.toByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            if (SignedRotation.decode(ByteString.wrap(flipped))
                    instanceof Decoded.Value<SignedRotation>(SignedRotation rotation)) {
                assertThat(AttestorHistory.follow(NETWORK, List.of(rotation)))
                        .as("bit %d", bit)
                        .isInstanceOf(AttestorHistory.Result.Refused.class);
            }
        }
    }

    @Test
    void followsNoMoreRotationsThanThereMayBe() {
        List<SignedRotation> many =
                Collections.nCopies(AttestorHistory.ROTATIONS_MAX + 1, TO_SECOND);
        assertThat(AttestorHistory.follow(NETWORK, many))
                .isInstanceOf(AttestorHistory.Result.Refused.class);
        assertThat(PolicyJson.read(withRotations(items(many))))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Refused.class,
                        it -> assertThat(it.pointer()).isEqualTo("/rotations"));
    }

    @Test
    void idsOnlyGrow() {
        for (long id : new long[] {3, 4}) {
            AttestorSet next = new Attestors(id, 1, 1).set();
            assertThatThrownBy(() -> rotation(4, next)).hasMessageContaining("above 4");
        }
        // The same bytes with a greater old id, above that of the next set.
        byte[] bytes = TO_SECOND.encode().toByteArray();
        bytes[16 + 32] = 4;
        assertThat(SignedRotation.decode(ByteString.wrap(bytes)))
                .isInstanceOf(Decoded.Refused.class);
    }

    private static String items(List<SignedRotation> rotations) {
        return rotations.stream()
                .map(each -> "\"" + each.encode() + "\"")
                .collect(Collectors.joining(","));
    }

    @Test
    void aPolicyFollowsItsRotations() {
        String json =
                withRotations("\"" + TO_SECOND.encode() + "\", \"" + TO_THIRD.encode() + "\"");
        assertThat(PolicyJson.read(json))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Usable.class,
                        it ->
                                assertThat(it.trusted().policies().getFirst().laterSets())
                                        .containsExactly(SECOND.set(), THIRD.set()));
        assertThat(PolicyJson.read(withRotations("\"" + TO_THIRD.encode() + "\"")))
                .isEqualTo(new PolicyJson.Read.Refused("/rotations/0", "old set: 0", "4"));
        assertThat(PolicyJson.read(withRotations("\"0x00\"")))
                .isInstanceOfSatisfying(
                        PolicyJson.Read.Refused.class,
                        it -> assertThat(it.pointer()).isEqualTo("/rotations/0"));
    }

    private static String withRotations(String items) {
        Policy policy =
                new Policy(
                        NETWORK,
                        List.of(),
                        List.of(),
                        Set.of(),
                        ProofLevel.ATTESTED,
                        null,
                        false,
                        false,
                        null);
        return PolicyJson.write(policy).replaceFirst("\\{", "{\"rotations\": [" + items + "],");
    }

    private static Rotation rotation(long oldId, AttestorSet next) {
        return new Rotation(NETWORK.id(), oldId, next);
    }

    private static SignedRotation signed(Attestors by, Rotation rotation) {
        return new SignedRotation(rotation, by.attest(rotation.hash()));
    }

    private static AttestorHistory holds(List<SignedRotation> rotations) {
        AttestorHistory.Result result = AttestorHistory.follow(NETWORK, rotations);
        assertThat(result).isInstanceOf(AttestorHistory.Result.Holds.class);
        return ((AttestorHistory.Result.Holds) result).history();
    }

    private static AttestorHistory.Result.Refused refused(
            Rotation rotation, List<Attestation> attestations) {
        return refused(List.of(new SignedRotation(rotation, attestations)));
    }

    private static AttestorHistory.Result.Refused refused(List<SignedRotation> rotations) {
        AttestorHistory.Result result = AttestorHistory.follow(NETWORK, rotations);
        assertThat(result).isInstanceOf(AttestorHistory.Result.Refused.class);
        return (AttestorHistory.Result.Refused) result;
    }
}
