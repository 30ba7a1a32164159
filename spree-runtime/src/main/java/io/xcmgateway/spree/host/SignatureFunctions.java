package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I32;
import static io.xcmgateway.spree.sandbox.HostFunction.ValueType.I64;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Secp256k1;
import java.util.List;

/// Signature checks by crypto rules 1 (PROOF.md): one verifier, the same answer everywhere.
final class SignatureFunctions {
    private SignatureFunctions() {}

    private static final int BAD_RS = -1;
    private static final int BAD_V = -2;
    private static final int BAD_SIGNATURE = -3;

    /// What Ethereum adds to the recovery id.
    private static final int ETHEREUM_V_OFFSET = 27;

    private static final ByteString ZERO = Hash32.ZERO.bytes();

    /// The order of secp256k1, and half of it rounded down (SEC 2, 2.4.1).
    private static final ByteString ORDER =
            ByteString.hex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141");

    private static final ByteString HALF_ORDER =
            ByteString.hex("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0");

    static final List<Definition> ALL =
            List.of(
                    Definition.of(
                            "ext_crypto_ed25519_verify_version_1",
                            I32,
                            SignatureFunctions::ed25519Verify,
                            I32,
                            I64,
                            I32),
                    Definition.of(
                            "ext_crypto_ecdsa_verify_version_2",
                            I32,
                            SignatureFunctions::ecdsaVerify,
                            I32,
                            I64,
                            I32),
                    Definition.of(
                            "ext_crypto_secp256k1_ecdsa_recover_compressed_version_3",
                            I32,
                            SignatureFunctions::ecdsaRecover,
                            I32,
                            I32,
                            I32));

    private static long ed25519Verify(Invocation call) {
        Span signature = call.pointer(0, Ed25519.SIGNATURE_BYTES);
        Span message = call.span(1);
        Span key = call.pointer(2, Ed25519.KEY_BYTES);
        call.charge(call.prices().ed25519Verify() + call.prices().hashByte() * message.length());
        ByteString publicKey = call.read(key);
        boolean mixed = Ed25519.hasMixedOrder(publicKey);
        if (mixed) {
            call.charge(call.prices().ed25519MixedOrder());
        }
        return Ed25519.verify(publicKey, mixed, call.read(message), call.read(signature)) ? 1 : 0;
    }

    private static long ecdsaVerify(Invocation call) {
        Span signature = call.pointer(0, Secp256k1.SIGNATURE_BYTES);
        Span message = call.span(1);
        Span key = call.pointer(2, Secp256k1.KEY_BYTES);
        call.charge(call.prices().ecdsaVerify() + call.prices().hashByte() * message.length());
        Hash32 hash = Hashing.blake2b256(call.read(message));
        return Secp256k1.verify(call.read(key), hash, call.read(signature)) ? 1 : 0;
    }

    private static long ecdsaRecover(Invocation call) {
        Span signature = call.pointer(0, Secp256k1.SIGNATURE_BYTES);
        Span hash = call.pointer(1, Hash32.LENGTH_BYTES);
        Span out = call.pointer(2, Secp256k1.KEY_BYTES);
        call.charge(call.prices().ecdsaRecover());
        ByteString rs = call.read(signature).slice(0, 64);
        int given = call.read(signature).u8(64);
        int v = given >= ETHEREUM_V_OFFSET ? given - ETHEREUM_V_OFFSET : given;
        if (v > 1) {
            return u32(BAD_V);
        }
        if (!inRange(rs.slice(0, 32), ORDER, false)
                || !inRange(rs.slice(32, 64), HALF_ORDER, true)) {
            return u32(BAD_RS);
        }
        ByteString key =
                Secp256k1.recover(new Hash32(call.read(hash)), rs.concat(ByteString.of(v)));
        if (key == null) {
            return u32(BAD_SIGNATURE);
        }
        call.write(out, key);
        return 0;
    }

    private static boolean inRange(ByteString scalar, ByteString max, boolean inclusive) {
        int order = scalar.compareTo(max);
        return !scalar.equals(ZERO) && (order < 0 || (inclusive && order == 0));
    }

    private static long u32(int value) {
        return value & 0xffff_ffffL;
    }
}
