package io.xcmgateway.proof.signature;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.proof.Attestors;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttestationCheckTest {
    private static final Attestors ATTESTORS = new Attestors(0, 2, 3);
    private static final Hash32 HASH = Hashing.keccak256(ByteString.ascii("said"));
    private static final Hash32 OTHER = Hashing.keccak256(ByteString.ascii("not said"));

    @Test
    void countsAThresholdOfMembers() {
        assertThat(check(ATTESTORS.secp256k1(0, HASH), ATTESTORS.secp256k1(2, HASH)))
                .isEqualTo(new AttestationCheck.Result.Met(ATTESTORS.set(), 2));
    }

    @Test
    void countsAMemberWithTwoKeysOnce() {
        assertRefused(check(ATTESTORS.secp256k1(0, HASH), ATTESTORS.ed25519(0, HASH)), "threshold");
        assertThat(
                        check(
                                ATTESTORS.secp256k1(0, HASH),
                                ATTESTORS.ed25519(0, HASH),
                                ATTESTORS.secp256k1(1, HASH)))
                .isEqualTo(new AttestationCheck.Result.Met(ATTESTORS.set(), 2));
    }

    @Test
    void refusesFewerThanTheThreshold() {
        assertRefused(check(), "attestations");
        assertRefused(check(ATTESTORS.secp256k1(1, HASH)), "threshold");
    }

    @Test
    void refusesOneMemberTwice() {
        assertRefused(
                check(ATTESTORS.secp256k1(1, HASH), ATTESTORS.secp256k1(1, HASH)),
                "order of attestations");
    }

    @Test
    void refusesUnsortedOnes() {
        assertRefused(
                check(ATTESTORS.secp256k1(1, HASH), ATTESTORS.secp256k1(0, HASH)),
                "order of attestations");
    }

    @Test
    void refusesAnEd25519SignatureAlone() {
        assertRefused(
                check(ATTESTORS.ed25519(0, HASH), ATTESTORS.secp256k1(1, HASH)),
                "mandatory signature");
    }

    @Test
    void refusesAnInvalidOneEvenAboveTheThreshold() {
        assertRefused(
                check(
                        ATTESTORS.secp256k1(0, HASH),
                        ATTESTORS.secp256k1(1, HASH),
                        ATTESTORS.secp256k1(2, OTHER)),
                "signature 2/SECP256K1");
        assertRefused(
                check(
                        ATTESTORS.secp256k1(0, HASH),
                        ATTESTORS.ed25519(0, OTHER),
                        ATTESTORS.secp256k1(1, HASH)),
                "signature 0/ED25519");
        assertRefused(
                check(
                        ATTESTORS.secp256k1(0, HASH),
                        ATTESTORS.secp256k1(1, HASH),
                        ATTESTORS.ed25519(1, HASH)),
                "signature 1/ED25519");
    }

    @Test
    void refusesASetThatThePolicyDoesNotKnow() {
        Attestors later = new Attestors(4, 1, 1);
        assertRefused(check(later.secp256k1(0, HASH)), "attestor set");
        assertRefused(
                check(ATTESTORS.secp256k1(0, HASH), later.secp256k1(0, HASH)), "attestor set");
    }

    @Test
    void refusesAnIndexOutsideTheSet() {
        Attestation beyond =
                new Attestation(
                        0,
                        3,
                        Attestation.Scheme.SECP256K1,
                        ATTESTORS.secp256k1(0, HASH).signature());
        assertRefused(check(ATTESTORS.secp256k1(0, HASH), beyond), "attestor index");
    }

    @Test
    void refusesOneMembersSignatureUnderAnothersIndex() {
        Attestation moved =
                new Attestation(
                        0,
                        1,
                        Attestation.Scheme.SECP256K1,
                        ATTESTORS.secp256k1(2, HASH).signature());
        assertRefused(check(ATTESTORS.secp256k1(0, HASH), moved), "signature 1/SECP256K1");
    }

    private static AttestationCheck.Result check(Attestation... attestations) {
        AttestorSet set = ATTESTORS.set();
        return AttestationCheck.check(id -> id == 0 ? set : null, HASH, List.of(attestations));
    }

    private static void assertRefused(AttestationCheck.Result result, String reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        AttestationCheck.Result.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
