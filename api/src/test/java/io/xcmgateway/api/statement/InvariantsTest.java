package io.xcmgateway.api.statement;

import static io.xcmgateway.api.statement.Samples.fill;
import static io.xcmgateway.api.statement.Samples.hash;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Values that must not exist: constructors throw, decoders refuse.
class InvariantsTest {

    @Test
    void countsNoAttestorKeyTwice() {
        AttestorSet.Member member = new AttestorSet.Member(fill(1, 20), hash(2));
        assertThatThrownBy(() -> new AttestorSet(0, 1, List.of(member, member)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new AttestorSet(
                                0,
                                1,
                                List.of(member, new AttestorSet.Member(fill(3, 20), hash(2)))))
                .hasMessageContaining("distinct");
        ByteString twice = edit(Samples.SET_0.encode(), 8 + 4 + 1 + 21, 0xa1, 20);
        assertThat(AttestorSet.decode(twice)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void needsAThresholdThatCanBeMet() {
        AttestorSet.Member member = new AttestorSet.Member(fill(1, 20), null);
        assertThatThrownBy(() -> new AttestorSet(0, 0, List.of(member)))
                .hasMessageContaining("1..1");
        assertThatThrownBy(() -> new AttestorSet(0, 2, List.of(member)))
                .hasMessageContaining("1..1");
        assertThatThrownBy(() -> new AttestorSet(0, 1, List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(AttestorSet.decode(edit(Samples.SET_0.encode(), 8, 3, 1)))
                .isInstanceOf(Decoded.Refused.class);
        assertThatThrownBy(() -> new Authority(2, List.of(Samples.AUTHORITY.keys().getFirst())))
                .hasMessageContaining("1..1");
    }

    @Test
    void refusesMoreMembersThanTheBound() {
        List<AttestorSet.Member> members = new ArrayList<>();
        for (int i = 0; i <= AttestorSet.MEMBERS_MAX; i++) {
            members.add(new AttestorSet.Member(fill(i, 20), null));
        }
        assertThatThrownBy(() -> new AttestorSet(0, 1, members)).hasMessageContaining("at most 64");
    }

    @Test
    void beginsANetworkWithSetZero() {
        assertThatThrownBy(() -> new Network(ByteString.ascii("n"), Samples.SET_7))
                .hasMessageContaining("id 0");
        assertThat(Network.decode(edit(Samples.NETWORK.encode(), 7, 1, 1)))
                .isInstanceOf(Decoded.Refused.class);
        assertThatThrownBy(() -> new Network(ByteString.EMPTY, Samples.SET_0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesAHostChainAbsolutely() {
        Junctions relative = Junctions.of(new Junction.Parachain(1));
        assertThatThrownBy(() ->
                        new Instance(
                                hash(0),
                                hash(1),
                                relative,
                                hash(2),
                                TrieProfile.BLAKE2B_V1,
                                Samples.AUTHORITY,
                                0))
                .hasMessageContaining("GlobalConsensus");
    }

    @Test
    void seesInstancesFromEachOther() {
        assertThat(Samples.INSTANCE.seenFrom(Samples.SENDER))
                .isEqualTo(Samples.OUTBOUND.destination());
        Instance relay =
                new Instance(
                        Samples.NETWORK.id(),
                        hash(0x13),
                        Junctions.of(new Junction.GlobalConsensus(new NetworkId.Polkadot())),
                        hash(0x21),
                        TrieProfile.BLAKE2B_V1,
                        Samples.AUTHORITY,
                        0);
        assertThat(relay.seenFrom(Samples.INSTANCE).parents()).isEqualTo(2);
        assertThat(relay.seenFrom(Samples.INSTANCE).interior().items())
                .containsExactly(new Junction.GeneralKey(32, hash(0x13)));
        assertThat(Samples.INSTANCE.seenFrom(relay).parents()).isEqualTo(1);
    }

    @Test
    void ordersAuthoritySignatures() {
        OriginEvidence.AuthoritySignature first =
                new OriginEvidence.AuthoritySignature(0, fill(1, 64));
        assertThatThrownBy(() ->
                        new OriginEvidence.HostAuthority(List.of(first, first), Samples.SUBMISSION))
                .hasMessageContaining("ascend");
        ByteString swapped = edit(Samples.HOST_AUTHORITY.encode(), 2, 1, 1);
        assertThat(OriginEvidence.decode(swapped)).isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void refusesTheReservedEvidenceKind() {
        assertThat(OriginEvidence.decode(edit(Samples.ASSERTED.encode(), 0, 4, 1)))
                .isInstanceOfSatisfying(
                        Decoded.Refused.class,
                        refused -> assertThat(refused.message()).contains("evidence kind 0..3"));
    }

    @Test
    void tiesGenesisToSequenceZero() {
        Statement call = Samples.CALL;
        assertThatThrownBy(() -> with(call, 0, Hash32.ZERO, Hash32.ZERO, call.effectsRoot()))
                .hasMessageContaining("genesis");
        assertThat(Statement.decode(edit(Samples.GENESIS.encode(), 17 + 32, 1, 1)))
                .isInstanceOf(Decoded.Refused.class);
        assertThat(Statement.decode(edit(Samples.GENESIS.encode(), 17 + 40, 1, 1)))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void givesNoMessageIdToACall() {
        Statement call = Samples.CALL;
        assertThatThrownBy(() -> with(call, 2, hash(1), hash(1), call.effectsRoot()))
                .hasMessageContaining("message id");
    }

    @Test
    void countsTheEffectsOfTheRoot() {
        Statement call = Samples.CALL;
        assertThatThrownBy(() -> with(call, 2, hash(1), Hash32.ZERO, hash(1)))
                .hasMessageContaining("effects root");
    }

    @Test
    void raisesAttestorSetIds() {
        assertThatThrownBy(() -> new Rotation(hash(1), 7, Samples.SET_7))
                .hasMessageContaining("above 7");
        assertThat(Rotation.decode(edit(Samples.ROTATION.encode(), 16 + 32, 7, 1)))
                .isInstanceOf(Decoded.Refused.class);
    }

    @Test
    void sortsProvedKeys() {
        assertThatThrownBy(() ->
                        new StateSection(
                                List.of(ByteString.of(1), ByteString.of(1)), List.of(), List.of()))
                .hasMessageContaining("ascend");
    }

    @Test
    void requiresTheSectionOfTheLevel() {
        ByteString logged =
                new ExecutionProof.Logged(Samples.COMPLETE, Samples.ATTESTATIONS, Samples.LOG)
                        .encode();
        ByteString attested =
                new ExecutionProof.Attested(Samples.COMPLETE, Samples.ATTESTATIONS).encode();
        ByteString without = edit(logged, attested.length(), 0, 1).slice(0, attested.length() + 1);
        assertThat(ExecutionProof.decode(without)).isInstanceOf(Decoded.Refused.class);
    }

    private static Statement with(
            Statement base, long sequence, Hash32 previous, Hash32 messageId, Hash32 effectsRoot) {
        return new Statement(
                base.instanceId(),
                sequence,
                previous,
                base.moduleHash(),
                base.engineProfile(),
                base.trieProfile(),
                base.entryPoint(),
                base.messageHash(),
                messageId,
                base.contextHash(),
                base.preRoot(),
                base.postRoot(),
                base.outcome(),
                base.gasUsed(),
                base.effectsCount(),
                effectsRoot);
    }

    private static ByteString edit(ByteString bytes, int at, int value, int length) {
        return ByteString.concat(
                bytes.slice(0, at), fill(value, length), bytes.slice(at + length, bytes.length()));
    }
}
