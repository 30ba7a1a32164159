package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.XcmVersion;
import io.xcmgateway.api.xcm.convert.Conversion;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.profile.Barrier;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.Export;
import io.xcmgateway.spree.profile.Hrmp;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.profile.LocationFilter;
import io.xcmgateway.spree.profile.Router;
import io.xcmgateway.spree.profile.Services;
import io.xcmgateway.spree.profile.Subscriptions;
import io.xcmgateway.spree.profile.Wrapping;
import io.xcmgateway.spree.state.MapView;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Routers, subscriptions, exports and channels of the committed blob.
final class StandardModuleServicesTest {
    private static final Location SIBLING = Location.of(1, new Junction.Parachain(7));
    private static final LocationFilter EVERYWHERE = new LocationFilter.Everything();
    private static final Weight WEIGHT = new Weight(10, 10);
    private static final Response RESPONSE = new Response.Version(5);
    private static final Assets FIVE = assets(5);

    private static Assets assets(long amount) {
        return new Assets(List.of(Asset.fungible(Location.PARENT, U128.of(amount))));
    }

    static MapView instance(Services services) {
        return CommittedBlob.genesis(
                VectorProfiles.only(new Weight(1, 1), new Barrier.AllowEverything(), List.of())
                        .withServices(services),
                VectorProfiles.BUILDER_MOCK);
    }

    private static Router router(int version) {
        return new Router(
                EVERYWHERE, EVERYWHERE, new DeliveryPrice.Free(), Wrapping.UNIQUE_TOPIC, version);
    }

    static CommittedBlob.Applied apply(MapView state, Location origin, Instruction... program) {
        return CommittedBlob.apply(state, origin, CommittedBlob.message(List.of(program)));
    }

    private static ByteString sent(CommittedBlob.Applied applied) {
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.result().outbound()).hasSize(1);
        ModuleExecution.Outbound outbound = applied.result().outbound().getFirst();
        assertThat(outbound.destination()).isEqualTo(SIBLING);
        return outbound.message();
    }

    private static XcmError error(CommittedBlob.Applied applied) {
        return ((Outcome.Incomplete) applied.outcome()).error().error();
    }

    private static Instruction[] onward(Instruction... xcm) {
        return new Instruction[] {
            new Instruction.ReserveAssetDeposited(FIVE),
            new Instruction.DepositAsset(new AssetFilter.Definite(FIVE), SIBLING),
            new Instruction.TransferReserveAsset(FIVE, SIBLING, new Xcm(List.of(xcm)))
        };
    }

    /// What leaves for an older receiver is what Java makes of the message to a new one.
    @ParameterizedTest
    @ValueSource(ints = {3, 4})
    void lowersMessagesAsTheCodecDoes(int version) {
        Instruction[] program =
                onward(
                        new Instruction.WithdrawAsset(FIVE),
                        new Instruction.Transact(OriginKind.NATIVE, null, ByteString.hex("0102")),
                        new Instruction.SetAppendix(
                                Xcm.of(
                                        new Instruction.Transact(
                                                OriginKind.XCM, WEIGHT, ByteString.EMPTY),
                                        new Instruction.ExpectAsset(FIVE))),
                        new Instruction.QueryResponse(
                                1, new Response.OfAssets(FIVE), WEIGHT, Location.HERE));
        ByteString latest = sent(apply(instance(routed(Router.VERSION_MAX)), SIBLING, program));
        VersionedXcm lowered = converted(latest, version == 3 ? XcmVersion.V3 : XcmVersion.V4);
        assertThat(sent(apply(instance(routed(version)), SIBLING, program)))
                .isEqualTo(ScaleWriter.encode(lowered, VersionedXcm::write));

        Instruction[] inexpressible = onward(new Instruction.PayFees(FIVE.items().getFirst()));
        CommittedBlob.Applied applied = apply(instance(routed(version)), SIBLING, inexpressible);
        assertThat(error(applied)).isEqualTo(new XcmError.DestinationUnsupported());
        assertThat(applied.result().outbound()).isEmpty();
    }

    private static VersionedXcm converted(ByteString message, XcmVersion version) {
        return switch (CommittedBlob.value(VersionedXcm.decode(message)).into(version)) {
            case Conversion.Converted<VersionedXcm>(VersionedXcm value) -> value;
            case Conversion.Failed<VersionedXcm> failed -> throw new AssertionError(failed);
        };
    }

    private static Services routed(int version) {
        return ServicesDraft.of(draft -> draft.routers = List.of(router(version)));
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void answersSubscribersOnceAndInTheirVersion(int version) {
        MapView before =
                instance(
                        ServicesDraft.changed(
                                routed(version),
                                draft -> draft.subscriptions = Subscriptions.ANSWERED));
        Instruction start = new Instruction.SubscribeVersion(9, WEIGHT);
        CommittedBlob.Applied started = apply(before, SIBLING, start);
        ByteString answer = sent(started);
        assertThat(answer.slice(0, 1)).isEqualTo(ByteString.of(version));
        assertThat(
                        ((VersionedXcm.V5) converted(answer, XcmVersion.V5))
                                .program()
                                .instructions()
                                .getFirst())
                .isEqualTo(new Instruction.QueryResponse(9, RESPONSE, WEIGHT, null));
        assertThat(started.state().get(LedgerKeys.subscription(SIBLING))).isNotNull();

        CommittedBlob.Applied again = apply(started.state(), SIBLING, start);
        assertThat(error(again)).isEqualTo(new XcmError.InvalidLocation());
        assertThat(again.state()).isEqualTo(started.state());
        CommittedBlob.Applied anew =
                apply(started.state(), SIBLING, new Instruction.UnsubscribeVersion(), start);
        int beforeTopic = answer.length() - Hash32.LENGTH_BYTES;
        assertThat(sent(anew).slice(0, beforeTopic)).isEqualTo(answer.slice(0, beforeTopic));
        assertThat(apply(started.state(), SIBLING, new Instruction.UnsubscribeVersion()).state())
                .isEqualTo(before);
    }

    @Test
    void chargesForExportsWhatTheNetworkCosts() {
        NetworkId kusama = new NetworkId.Kusama();
        Asset price = Asset.fungible(Location.PARENT, U128.of(4));
        MapView state =
                instance(
                        ServicesDraft.of(draft ->
                                draft.exports =
                                        List.of(
                                                new Export(
                                                        kusama, new DeliveryPrice.Fixed(price)))));
        Junctions destination = Junctions.of(new Junction.Parachain(1));
        Instruction export = new Instruction.ExportMessage(kusama, destination, Xcm.EMPTY);
        Instruction funds = new Instruction.ReserveAssetDeposited(FIVE);
        CommittedBlob.Applied applied = apply(state, SIBLING, funds, export);
        assertThat(applied.outcome()).isInstanceOf(Outcome.Complete.class);
        assertThat(applied.events(LedgerEvent.Exported.class))
                .singleElement()
                .satisfies(exported -> {
                    assertThat(exported.network()).isEqualTo(kusama);
                    assertThat(exported.message()).isEqualTo(ByteString.hex("0500"));
                });
        assertThat(applied.events(LedgerEvent.AssetsTrapped.class))
                .singleElement()
                .satisfies(left -> assertThat(left.assets()).isEqualTo(assets(1).items()));
        assertThat(error(apply(state, SIBLING, export))).isEqualTo(new XcmError.NotHoldingFees());
        Instruction elsewhere =
                new Instruction.ExportMessage(new NetworkId.Polkadot(), destination, Xcm.EMPTY);
        assertThat(error(apply(state, SIBLING, funds, elsewhere)))
                .isEqualTo(new XcmError.Unroutable());
    }

    @Test
    void tellsOfChannelsWhereTheProfileSaysSo() {
        Instruction[] program = {
            new Instruction.HrmpNewChannelOpenRequest(1, 2, 3),
            new Instruction.HrmpChannelAccepted(4),
            new Instruction.HrmpChannelClosing(5, 6, 7)
        };
        assertThat(apply(instance(Services.NONE), Location.PARENT, program).events()).isEmpty();
        MapView told = instance(ServicesDraft.of(draft -> draft.hrmp = Hrmp.TOLD));
        assertThat(apply(told, Location.PARENT, program).events())
                .containsExactly(
                        new LedgerEvent.HrmpNewChannelOpenRequest(1, 2, 3),
                        new LedgerEvent.HrmpChannelAccepted(4),
                        new LedgerEvent.HrmpChannelClosing(5, 6, 7));
    }
}
