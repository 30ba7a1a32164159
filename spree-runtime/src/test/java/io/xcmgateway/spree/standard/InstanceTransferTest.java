package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.statement.Authority;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.statement.SignatureScheme;
import io.xcmgateway.api.statement.TrieProfile;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.Config;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.DevelopmentProfiles;
import io.xcmgateway.spree.profile.JunctionFilter;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Wrapping;
import io.xcmgateway.spree.state.MapView;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// One transfer of A's own token from instance A, on parachain 1004, to instance B, on parachain
/// 2000, and back: every message, location and sovereign account, in bytes.
///
/// `instance-transfer.txt` is made by `instance-transfer.py` from the specification alone. The
/// committed module runs here in both places and must give the same bytes. What is signed and
/// hashed about such a message is in `TransferBetweenInstancesTest` of `api`.
class InstanceTransferTest {
    private static final Map<String, String> GOLDEN = golden();

    /// Stands for the module's hash, so that the bytes do not change with the module.
    private static final Hash32 MODULE = Hash32.hex("12".repeat(32));

    private static final ByteString ALICE = ByteString.hex("a1".repeat(32));
    private static final Location ALICE_ACCOUNT =
            Location.of(0, new Junction.AccountId32(null, new Hash32(ALICE)));
    private static final Instance A = instance(1004);
    private static final Instance B = instance(2000);
    private static final Profile PROFILE = profile();

    @Test
    void placesBothInstances() {
        assertThat(A.universal().encode()).isEqualTo(bytes("a_universal"));
        assertThat(B.universal().encode()).isEqualTo(bytes("b_universal"));
        assertThat(B.seenFrom(A).encode()).isEqualTo(bytes("b_seen_from_a"));
        assertThat(A.seenFrom(B).encode()).isEqualTo(bytes("a_seen_from_b"));
        assertThat(sovereign(B.seenFrom(A))).isEqualTo(bytes("b_sovereign_account_on_a"));
        assertThat(sovereign(A.seenFrom(B))).isEqualTo(bytes("a_sovereign_account_on_b"));
    }

    @Test
    void movesThereAndBack() {
        MapView onA = CommittedBlob.genesis(PROFILE, A.universal());
        MapView onB = CommittedBlob.genesis(PROFILE, B.universal());

        CommittedBlob.Applied sent = CommittedBlob.apply(onA, ALICE_ACCOUNT, bytes("message_to_a"));
        assertThat(sent.messageId().bytes()).isEqualTo(bytes("message_to_a_id"));
        assertSent(sent, "b_seen_from_a", "message_to_b");
        assertThat(balance(sent.state(), Location.HERE, bytes("b_sovereign_account_on_a")))
                .isEqualTo(amount("amount"));

        CommittedBlob.Applied received =
                CommittedBlob.apply(onB, A.seenFrom(B), bytes("message_to_b"));
        assertThat(received.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(received.messageId().bytes()).isEqualTo(bytes("message_to_a_id"));
        assertThat(balance(received.state(), A.seenFrom(B), ALICE)).isEqualTo(amount("amount"));

        CommittedBlob.Applied back =
                CommittedBlob.apply(received.state(), ALICE_ACCOUNT, bytes("message_back_to_b"));
        assertThat(back.messageId().bytes()).isEqualTo(bytes("message_back_to_b_id"));
        assertSent(back, "a_seen_from_b", "message_back_to_a");
        assertThat(balance(back.state(), A.seenFrom(B), ALICE)).isEqualTo(amount("alice_on_b"));

        CommittedBlob.Applied home =
                CommittedBlob.apply(sent.state(), B.seenFrom(A), bytes("message_back_to_a"));
        assertThat(home.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(balance(home.state(), Location.HERE, bytes("b_sovereign_account_on_a")))
                .isEqualTo(amount("b_sovereign_balance_on_a"));
        assertThat(home.state().get(LedgerKeys.issuance(Location.HERE)))
                .isEqualTo(onA.get(LedgerKeys.issuance(Location.HERE)));
    }

    private static void assertSent(
            CommittedBlob.Applied applied, String destination, String message) {
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        ModuleExecution.Outbound outbound = applied.result().outbound().getFirst();
        assertThat(applied.result().outbound()).hasSize(1);
        assertThat(outbound.destination().encode()).isEqualTo(bytes(destination));
        assertThat(outbound.message()).isEqualTo(bytes(message));
    }

    private static U128 balance(MapView state, Location asset, ByteString account) {
        return Objects.requireNonNull(LedgerKeys.balance(state, asset, account));
    }

    private static ByteString sovereign(Location location) {
        return Hashing.blake2b256(
                        new ScaleWriter()
                                .byteVec(ByteString.ascii("multiloc"))
                                .bytes(location.encode())
                                .toByteString())
                .bytes();
    }

    private static Instance instance(long parachain) {
        return new Instance(
                Hash32.ZERO,
                MODULE,
                Junctions.of(
                        new Junction.GlobalConsensus(new NetworkId.Polkadot()),
                        new Junction.Parachain(parachain)),
                Hash32.ZERO,
                TrieProfile.BLAKE2B_V1,
                new Authority(1, List.of(new Authority.Key(SignatureScheme.ED25519, ALICE))),
                0);
    }

    /// Nobody pays for execution or delivery, so that amounts stay what they are.
    private static Profile profile() {
        Profile base =
                DevelopmentProfiles.parachain(new NetworkId.Polkadot(), List.of(new Hash32(ALICE)));
        Config config = base.config();
        LocationFilter siblings =
                new LocationFilter.Pattern(
                        2,
                        List.of(new JunctionFilter.Parachain(), new JunctionFilter.Any()),
                        false);
        return new Profile(
                new Config(
                        config.holdingLimit(),
                        config.transactional(),
                        config.dust(),
                        config.weigher(),
                        new Barrier.TrailingSetTopicAsId(
                                new Barrier.AllowUnpaidExecutionFrom(
                                        new LocationFilter.Everything())),
                        config.traders(),
                        config.reserves(),
                        config.teleporters(),
                        config.aliasers(),
                        config.adapters(),
                        config.converters(),
                        config.assetTrap()),
                base.endowments(),
                ServicesDraft.changed(
                        base.services(),
                        draft ->
                                draft.routers =
                                        List.of(
                                                new Router(
                                                        siblings,
                                                        siblings,
                                                        new DeliveryPrice.Free(),
                                                        Wrapping.UNIQUE_TOPIC,
                                                        Router.VERSION_MAX))));
    }

    private static ByteString bytes(String name) {
        return ByteString.hex(Objects.requireNonNull(GOLDEN.get(name), name));
    }

    private static U128 amount(String name) {
        return Objects.requireNonNull(U128.parse(Objects.requireNonNull(GOLDEN.get(name), name)));
    }

    private static Map<String, String> golden() {
        try (InputStream in =
                Objects.requireNonNull(
                        InstanceTransferTest.class.getResourceAsStream("instance-transfer.txt"))) {
            Map<String, String> values = new TreeMap<>();
            new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .forEach(pair -> values.put(pair[0], pair[1]));
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
