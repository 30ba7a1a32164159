package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.MaybeErrorCode;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.AssetFilter;
import io.xcmgateway.api.xcm.v5.AssetTransferFilter;
import io.xcmgateway.api.xcm.v5.Assets;
import io.xcmgateway.api.xcm.v5.Hint;
import io.xcmgateway.api.xcm.v5.Instruction;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.RaisedError;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.api.xcm.v5.WildAsset;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.api.xcm.v5.XcmError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Random instructions of all 52 kinds, those that do something more often than others.
final class InstructionGenerator {
    private static final int DEPTH_MAX = 3;

    /// A kind and how often it comes, relative to others.
    private record Kind(int weight, Supplier<Instruction> instruction) {}

    private final ProgramValues values;
    private final List<Kind> kinds = new ArrayList<>();
    private final int total;
    private int depth;

    /// @param latest whether the kinds that only version 5 has are among them
    InstructionGenerator(ProgramValues values, boolean latest) {
        this.values = values;
        moving();
        sending();
        control();
        asking();
        if (latest) {
            ofVersion5();
        }
        this.total = kinds.stream().mapToInt(Kind::weight).sum();
    }

    Instruction next() {
        int at = values.below(total);
        for (Kind kind : kinds) {
            at -= kind.weight();
            if (at < 0) {
                return kind.instruction().get();
            }
        }
        throw new IllegalStateException("weights must add up to " + total);
    }

    private void add(int weight, Supplier<Instruction> instruction) {
        kinds.add(new Kind(weight, instruction));
    }

    private void moving() {
        add(8, () -> new Instruction.WithdrawAsset(values.ownedAssets()));
        add(3, () -> new Instruction.ReserveAssetDeposited(values.someAssets()));
        add(3, () -> new Instruction.ReceiveTeleportedAsset(values.someAssets()));
        add(8, () -> new Instruction.TransferAsset(values.ownedAssets(), values.beneficiary()));
        add(14, () -> new Instruction.DepositAsset(values.filter(), values.beneficiary()));
        add(4, () -> new Instruction.BurnAsset(values.someAssets()));
        add(2, () -> new Instruction.ClaimAsset(values.someAssets(), Location.HERE));
        add(
                4,
                () ->
                        new Instruction.ExchangeAsset(
                                values.filter(),
                                new Assets(
                                        List.of(Asset.fungible(values.token(), values.amount()))),
                                values.chance(50)));
        add(6, () -> new Instruction.LockAsset(values.owned(), values.destination()));
        add(6, () -> unlock(values.locked()));
        add(6, () -> new Instruction.NoteUnlockable(values.owned(), values.holder()));
        add(6, () -> requestUnlock(values.noted()));
        add(3, () -> new Instruction.BuyExecution(values.some(), limit()));
        add(5, () -> new Instruction.RefundSurplus());
    }

    private void sending() {
        add(
                4,
                () ->
                        new Instruction.TransferReserveAsset(
                                values.ownedAssets(), values.destination(), remote()));
        add(
                6,
                () ->
                        new Instruction.DepositReserveAsset(
                                values.filter(), values.destination(), remote()));
        add(
                6,
                () ->
                        new Instruction.InitiateReserveWithdraw(
                                values.filter(), values.destination(), remote()));
        add(
                6,
                () ->
                        new Instruction.InitiateTeleport(
                                values.filter(), values.destination(), remote()));
        add(2, () -> new Instruction.ExportMessage(network(), Junctions.HERE, remote()));
        add(2, () -> new Instruction.ReportError(values.responseInfo()));
        add(2, () -> new Instruction.ReportHolding(values.responseInfo(), values.filter()));
        add(1, () -> new Instruction.ReportTransactStatus(values.responseInfo()));
        add(
                1,
                () ->
                        new Instruction.QueryPallet(
                                ByteString.ascii("pallet_balances"), values.responseInfo()));
        add(1, () -> new Instruction.SubscribeVersion(values.below(9), values.weight()));
        add(1, () -> new Instruction.UnsubscribeVersion());
        add(1, () -> new Instruction.HrmpNewChannelOpenRequest(1000, 1024, 8));
        add(1, () -> new Instruction.HrmpChannelAccepted(1000));
        add(1, () -> new Instruction.HrmpChannelClosing(1000, 1000, 2001));
    }

    private void control() {
        add(5, () -> new Instruction.SetErrorHandler(fragment()));
        add(4, () -> new Instruction.SetAppendix(fragment()));
        add(2, () -> new Instruction.ClearError());
        add(4, () -> new Instruction.Trap(values.below(100)));
        add(2, () -> new Instruction.ClearOrigin());
        add(
                2,
                () ->
                        new Instruction.DescendOrigin(
                                Junctions.of(new Junction.GeneralIndex(U128.of(values.below(3))))));
        add(2, () -> new Instruction.AliasOrigin(aliased()));
        add(
                4,
                () ->
                        new Instruction.UniversalOrigin(
                                new Junction.GlobalConsensus(new NetworkId.Kusama())));
        add(3, () -> new Instruction.SetFeesMode(values.chance(70)));
        add(2, () -> new Instruction.SetTopic(values.topic()));
        add(1, () -> new Instruction.ClearTopic());
        add(
                1,
                () ->
                        new Instruction.UnpaidExecution(
                                limit(), values.chance(50) ? null : values.origin()));
        add(
                5,
                () ->
                        new Instruction.Transact(
                                values.pick(
                                        List.of(
                                                OriginKind.SOVEREIGN_ACCOUNT,
                                                OriginKind.SOVEREIGN_ACCOUNT,
                                                OriginKind.SUPERUSER,
                                                OriginKind.NATIVE,
                                                OriginKind.XCM)),
                                values.weight(),
                                values.call()));
    }

    private void asking() {
        add(2, () -> new Instruction.ExpectAsset(values.someAssets()));
        add(1, () -> new Instruction.ExpectOrigin(values.chance(70) ? values.origin() : null));
        add(
                1,
                () ->
                        new Instruction.ExpectError(
                                values.chance(70)
                                        ? null
                                        : new RaisedError(values.below(6), new XcmError.Trap(1))));
        add(
                1,
                () ->
                        new Instruction.ExpectTransactStatus(
                                values.chance(70)
                                        ? new MaybeErrorCode.Success()
                                        : new MaybeErrorCode.Error(ByteString.of(7, 0))));
        add(
                1,
                () ->
                        new Instruction.ExpectPallet(
                                10,
                                ByteString.ascii("Balances"),
                                ByteString.ascii("pallet_balances"),
                                1,
                                values.below(4)));
        add(1, () -> new Instruction.ClearTransactStatus());
        add(
                1,
                () ->
                        new Instruction.QueryResponse(
                                1 + values.below(2),
                                values.chance(50)
                                        ? new Response.Version(4)
                                        : new Response.OfAssets(values.someAssets()),
                                values.weight(),
                                values.chance(50) ? null : Location.HERE));
    }

    private void ofVersion5() {
        add(3, () -> new Instruction.PayFees(Asset.fungible(values.token(), values.amount())));
        add(
                8,
                () ->
                        new Instruction.InitiateTransfer(
                                values.destination(),
                                values.chance(70) ? values.fees(values.token()) : null,
                                values.chance(30),
                                transfers(),
                                remote()));
        add(
                1,
                () ->
                        new Instruction.ExecuteWithOrigin(
                                null, new Xcm(List.of(new Instruction.ClearTopic()))));
        add(
                3,
                () ->
                        new Instruction.SetHints(
                                List.of(new Hint.AssetClaimer(values.beneficiary()))));
    }

    private static Instruction unlock(ProgramValues.Locked locked) {
        return new Instruction.UnlockAsset(locked.asset(), locked.other());
    }

    private static Instruction requestUnlock(ProgramValues.Locked noted) {
        return new Instruction.RequestUnlock(noted.asset(), noted.other());
    }

    private List<AssetTransferFilter> transfers() {
        List<AssetTransferFilter> transfers = new ArrayList<>();
        for (int i = values.below(3); i > 0; i--) {
            transfers.add(values.transfer());
        }
        return transfers;
    }

    private Location aliased() {
        Location inside =
                values.origin().append(Location.of(0, new Junction.GeneralIndex(U128.of(1))));
        return inside == null || values.chance(30) ? values.beneficiary() : inside;
    }

    private NetworkId network() {
        return values.chance(80) ? new NetworkId.Kusama() : new NetworkId.Ethereum(1);
    }

    private WeightLimit limit() {
        return values.chance(50)
                ? new WeightLimit.Unlimited()
                : new WeightLimit.Limited(new Weight(1L << 30, 1L << 12));
    }

    /// A program of ours that handles an error or comes last.
    private Xcm fragment() {
        List<Instruction> fragment = new ArrayList<>();
        depth++;
        if (depth < DEPTH_MAX) {
            for (int i = values.below(4); i > 0; i--) {
                fragment.add(next());
            }
        }
        depth--;
        if (values.chance(70)) {
            fragment.add(
                    new Instruction.DepositAsset(
                            new AssetFilter.Wild(new WildAsset.All()), values.beneficiary()));
        }
        return new Xcm(fragment);
    }

    /// A program for somewhere else. Its first instruction moves nothing, so that what the executor
    /// puts in front of it can be told from it.
    private Xcm remote() {
        List<Instruction> remote = new ArrayList<>();
        remote.add(new Instruction.ClearTopic());
        depth++;
        if (depth < DEPTH_MAX) {
            for (int i = values.below(3); i > 0; i--) {
                remote.add(next());
            }
        }
        depth--;
        return new Xcm(remote);
    }
}
