package io.xcmgateway.api.statement;

import static io.xcmgateway.api.statement.Samples.fill;
import static io.xcmgateway.api.statement.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// One transfer from instance A (on parachain 1004) to instance B (on parachain 2000), written down
/// byte by byte: who is where for whom, whose account is touched, what is signed and hashed.
///
/// Tokens of B lie in A's account on B. A's message spends them there: it withdraws from that
/// account, pays for its execution and gives the rest to Bob, an account of B. The golden file
/// `transfer.txt` is made by `golden.py`.
class TransferBetweenInstancesTest {
    private static final Map<String, ByteString> GOLDEN = Golden.table("transfer");
    private static final Instance A = Samples.SENDER;
    private static final Instance B = Samples.INSTANCE;
    private static final Asset TOKENS = Asset.fungible(Location.HERE, U128.of(500_000_000_000L));
    private static final Location BOB = Location.of(0, new Junction.AccountId32(null, hash(0xc3)));
    private static final ByteString MESSAGE =
            new VersionedXcm.V5(
                            Xcm.of(
                                    new Instruction.WithdrawAsset(new Assets(List.of(TOKENS))),
                                    new Instruction.BuyExecution(
                                            TOKENS, new WeightLimit.Unlimited()),
                                    new Instruction.DepositAsset(
                                            new AssetFilter.Wild(new WildAsset.AllCounted(1)),
                                            BOB)))
                    .encode();
    private static final Effect EFFECT = new Effect.Outbound(4, B.seenFrom(A), MESSAGE);
    private static final Statement STATEMENT =
            new Statement(
                    A.id(),
                    9,
                    hash(0x71),
                    A.moduleHash(),
                    hash(0x51),
                    A.trieProfile(),
                    EntryPoint.APPLY_MESSAGE,
                    hash(0x72),
                    hash(0x73),
                    hash(0x41),
                    hash(0x61),
                    hash(0x62),
                    new StatementOutcome.Complete(Samples.WEIGHT),
                    123_456,
                    1,
                    EffectTree.root(List.of(EFFECT)));
    private static final OriginEvidence EVIDENCE =
            new OriginEvidence.FromInstance(A, STATEMENT, 0, List.of(), EFFECT);
    private static final InputContext CONTEXT =
            InputContext.of(1_700_000_000_000L, 9_000_000, A.seenFrom(B), EVIDENCE);

    @Test
    void placesBothInstances() {
        assertThat(A.id().bytes()).isEqualTo(GOLDEN.get("a_instance_id"));
        assertThat(B.id().bytes()).isEqualTo(GOLDEN.get("b_instance_id"));
        assertThat(A.universal().encode()).isEqualTo(GOLDEN.get("a_universal"));
        assertThat(B.universal().encode()).isEqualTo(GOLDEN.get("b_universal"));
        assertThat(B.seenFrom(A).encode()).isEqualTo(GOLDEN.get("b_seen_from_a"));
        assertThat(A.seenFrom(B).encode()).isEqualTo(GOLDEN.get("a_seen_from_b"));
        assertThat(Location.PARENT.encode()).isEqualTo(GOLDEN.get("host_chain_seen_from_b"));
        assertThat(Location.of(2).encode()).isEqualTo(GOLDEN.get("relay_chain_seen_from_b"));
    }

    /// XCM.md 12.2: `Account32Hash` for another instance, `ParentIsPreset` for the host chain.
    @Test
    void namesTheSovereignAccounts() {
        ByteString named =
                new ScaleWriter()
                        .byteVec(ByteString.ascii("multiloc"))
                        .bytes(A.seenFrom(B).encode())
                        .toByteString();
        assertThat(Hashing.blake2b256(named).bytes())
                .isEqualTo(GOLDEN.get("a_sovereign_account_on_b"));
        assertThat(ByteString.ascii("Parent").concat(fill(0, 26)))
                .isEqualTo(GOLDEN.get("host_chain_account_on_b"));
    }

    @Test
    void sendsAndReceivesTheSameBytes() {
        assertThat(MESSAGE).isEqualTo(GOLDEN.get("message"));
        Hash32 messageHash = Hashing.blake2b256(MESSAGE);
        assertThat(messageHash.bytes()).isEqualTo(GOLDEN.get("message_hash"));
        assertThat(EFFECT.encode()).isEqualTo(GOLDEN.get("effect"));
        assertThat(STATEMENT.encode()).isEqualTo(GOLDEN.get("statement_of_a"));
        assertThat(STATEMENT.hash().bytes()).isEqualTo(GOLDEN.get("statement_hash_of_a"));
        assertThat(EVIDENCE.encode()).isEqualTo(GOLDEN.get("evidence"));
        assertThat(EVIDENCE.digest().bytes()).isEqualTo(GOLDEN.get("evidence_digest"));
        assertThat(CONTEXT.encode()).isEqualTo(GOLDEN.get("context"));
        assertThat(CONTEXT.hash().bytes()).isEqualTo(GOLDEN.get("context_hash"));
        assertThat(MessageId.of(B.id(), EVIDENCE.digest(), messageHash).bytes())
                .isEqualTo(GOLDEN.get("api_message_id"));
    }

    @Test
    void provesTheOriginToB() {
        assertThat(EvidenceCheck.check(EVIDENCE, B, CONTEXT, Hashing.blake2b256(MESSAGE)))
                .isEqualTo(new EvidenceVerdict.Holds(A.seenFrom(B)));
    }
}
