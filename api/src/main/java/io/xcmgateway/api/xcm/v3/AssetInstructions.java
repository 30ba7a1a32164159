package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;

/// How the instructions that move, pay with, lock or destroy assets are read.
final class AssetInstructions {
    private AssetInstructions() {}

    static Variants<Instruction> addTo(Variants<Instruction> variants) {
        return variants.one(
                        0, "WithdrawAsset", in -> new Instruction.WithdrawAsset(Assets.from(in)))
                .one(
                        1,
                        "ReserveAssetDeposited",
                        in -> new Instruction.ReserveAssetDeposited(Assets.from(in)))
                .one(
                        2,
                        "ReceiveTeleportedAsset",
                        in -> new Instruction.ReceiveTeleportedAsset(Assets.from(in)))
                .fields(
                        4,
                        "TransferAsset",
                        in ->
                                new Instruction.TransferAsset(
                                        in.field("assets", Assets::from),
                                        in.field("beneficiary", Location::from)))
                .fields(
                        5,
                        "TransferReserveAsset",
                        in ->
                                new Instruction.TransferReserveAsset(
                                        in.field("assets", Assets::from),
                                        in.field("dest", Location::from),
                                        in.field("xcm", Xcm::from)))
                .fields(
                        13,
                        "DepositAsset",
                        in ->
                                new Instruction.DepositAsset(
                                        in.field("assets", AssetFilter::from),
                                        in.field("beneficiary", Location::from)))
                .fields(
                        14,
                        "DepositReserveAsset",
                        in ->
                                new Instruction.DepositReserveAsset(
                                        in.field("assets", AssetFilter::from),
                                        in.field("dest", Location::from),
                                        in.field("xcm", Xcm::from)))
                .fields(
                        15,
                        "ExchangeAsset",
                        in ->
                                new Instruction.ExchangeAsset(
                                        in.field("give", AssetFilter::from),
                                        in.field("want", Assets::from),
                                        in.field("maximal", FormReader::bool)))
                .fields(
                        16,
                        "InitiateReserveWithdraw",
                        in ->
                                new Instruction.InitiateReserveWithdraw(
                                        in.field("assets", AssetFilter::from),
                                        in.field("reserve", Location::from),
                                        in.field("xcm", Xcm::from)))
                .fields(
                        17,
                        "InitiateTeleport",
                        in ->
                                new Instruction.InitiateTeleport(
                                        in.field("assets", AssetFilter::from),
                                        in.field("dest", Location::from),
                                        in.field("xcm", Xcm::from)))
                .fields(
                        19,
                        "BuyExecution",
                        in ->
                                new Instruction.BuyExecution(
                                        in.field("fees", Asset::from),
                                        in.field("weight_limit", WeightLimit::from)))
                .unit(20, "RefundSurplus", Instruction.RefundSurplus::new)
                .fields(
                        24,
                        "ClaimAsset",
                        in ->
                                new Instruction.ClaimAsset(
                                        in.field("assets", Assets::from),
                                        in.field("ticket", Location::from)))
                .one(28, "BurnAsset", in -> new Instruction.BurnAsset(Assets.from(in)))
                .fields(
                        39,
                        "LockAsset",
                        in ->
                                new Instruction.LockAsset(
                                        in.field("asset", Asset::from),
                                        in.field("unlocker", Location::from)))
                .fields(
                        40,
                        "UnlockAsset",
                        in ->
                                new Instruction.UnlockAsset(
                                        in.field("asset", Asset::from),
                                        in.field("target", Location::from)))
                .fields(
                        41,
                        "NoteUnlockable",
                        in ->
                                new Instruction.NoteUnlockable(
                                        in.field("asset", Asset::from),
                                        in.field("owner", Location::from)))
                .fields(
                        42,
                        "RequestUnlock",
                        in ->
                                new Instruction.RequestUnlock(
                                        in.field("asset", Asset::from),
                                        in.field("locker", Location::from)));
    }
}
