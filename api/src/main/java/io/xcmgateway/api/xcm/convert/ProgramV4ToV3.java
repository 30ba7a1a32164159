package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v3.Instruction.AliasOrigin;
import io.xcmgateway.api.xcm.v3.Instruction.BurnAsset;
import io.xcmgateway.api.xcm.v3.Instruction.BuyExecution;
import io.xcmgateway.api.xcm.v3.Instruction.ClaimAsset;
import io.xcmgateway.api.xcm.v3.Instruction.ClearError;
import io.xcmgateway.api.xcm.v3.Instruction.ClearOrigin;
import io.xcmgateway.api.xcm.v3.Instruction.ClearTopic;
import io.xcmgateway.api.xcm.v3.Instruction.ClearTransactStatus;
import io.xcmgateway.api.xcm.v3.Instruction.DepositAsset;
import io.xcmgateway.api.xcm.v3.Instruction.DepositReserveAsset;
import io.xcmgateway.api.xcm.v3.Instruction.DescendOrigin;
import io.xcmgateway.api.xcm.v3.Instruction.ExchangeAsset;
import io.xcmgateway.api.xcm.v3.Instruction.ExpectAsset;
import io.xcmgateway.api.xcm.v3.Instruction.ExpectError;
import io.xcmgateway.api.xcm.v3.Instruction.ExpectOrigin;
import io.xcmgateway.api.xcm.v3.Instruction.ExpectPallet;
import io.xcmgateway.api.xcm.v3.Instruction.ExpectTransactStatus;
import io.xcmgateway.api.xcm.v3.Instruction.ExportMessage;
import io.xcmgateway.api.xcm.v3.Instruction.HrmpChannelAccepted;
import io.xcmgateway.api.xcm.v3.Instruction.HrmpChannelClosing;
import io.xcmgateway.api.xcm.v3.Instruction.HrmpNewChannelOpenRequest;
import io.xcmgateway.api.xcm.v3.Instruction.InitiateReserveWithdraw;
import io.xcmgateway.api.xcm.v3.Instruction.InitiateTeleport;
import io.xcmgateway.api.xcm.v3.Instruction.LockAsset;
import io.xcmgateway.api.xcm.v3.Instruction.NoteUnlockable;
import io.xcmgateway.api.xcm.v3.Instruction.QueryPallet;
import io.xcmgateway.api.xcm.v3.Instruction.QueryResponse;
import io.xcmgateway.api.xcm.v3.Instruction.ReceiveTeleportedAsset;
import io.xcmgateway.api.xcm.v3.Instruction.RefundSurplus;
import io.xcmgateway.api.xcm.v3.Instruction.ReportError;
import io.xcmgateway.api.xcm.v3.Instruction.ReportHolding;
import io.xcmgateway.api.xcm.v3.Instruction.ReportTransactStatus;
import io.xcmgateway.api.xcm.v3.Instruction.RequestUnlock;
import io.xcmgateway.api.xcm.v3.Instruction.ReserveAssetDeposited;
import io.xcmgateway.api.xcm.v3.Instruction.SetAppendix;
import io.xcmgateway.api.xcm.v3.Instruction.SetErrorHandler;
import io.xcmgateway.api.xcm.v3.Instruction.SetFeesMode;
import io.xcmgateway.api.xcm.v3.Instruction.SetTopic;
import io.xcmgateway.api.xcm.v3.Instruction.SubscribeVersion;
import io.xcmgateway.api.xcm.v3.Instruction.Transact;
import io.xcmgateway.api.xcm.v3.Instruction.TransferAsset;
import io.xcmgateway.api.xcm.v3.Instruction.TransferReserveAsset;
import io.xcmgateway.api.xcm.v3.Instruction.Trap;
import io.xcmgateway.api.xcm.v3.Instruction.UniversalOrigin;
import io.xcmgateway.api.xcm.v3.Instruction.UnlockAsset;
import io.xcmgateway.api.xcm.v3.Instruction.UnpaidExecution;
import io.xcmgateway.api.xcm.v3.Instruction.UnsubscribeVersion;
import io.xcmgateway.api.xcm.v3.Instruction.WithdrawAsset;
import io.xcmgateway.api.xcm.v4.Instruction;
import io.xcmgateway.api.xcm.v4.Xcm;
import java.util.ArrayList;
import java.util.List;

/// Programs of V4 as programs of V3.
public final class ProgramV4ToV3 {
    private ProgramV4ToV3() {}

    public static io.xcmgateway.api.xcm.v3.Xcm convert(Xcm value) {
        List<io.xcmgateway.api.xcm.v3.Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < value.instructions().size(); i++) {
            instructions.add(convert(value.instructions().get(i)));
        }
        return new io.xcmgateway.api.xcm.v3.Xcm(instructions);
    }

    private static io.xcmgateway.api.xcm.v3.Instruction convert(Instruction value) {
        return switch (value) {
            case Instruction.WithdrawAsset(var assets) -> new WithdrawAsset(V4ToV3.convert(assets));
            case Instruction.ReserveAssetDeposited(var assets) ->
                    new ReserveAssetDeposited(V4ToV3.convert(assets));
            case Instruction.ReceiveTeleportedAsset(var assets) ->
                    new ReceiveTeleportedAsset(V4ToV3.convert(assets));
            case Instruction.QueryResponse(var queryId, var response, var maxWeight, var querier) ->
                    new QueryResponse(
                            queryId,
                            V4ToV3.convert(response),
                            maxWeight,
                            querier == null ? null : V4ToV3.convert(querier));
            case Instruction.TransferAsset(var assets, var beneficiary) ->
                    new TransferAsset(V4ToV3.convert(assets), V4ToV3.convert(beneficiary));
            case Instruction.TransferReserveAsset(var assets, var dest, var xcm) ->
                    new TransferReserveAsset(
                            V4ToV3.convert(assets), V4ToV3.convert(dest), convert(xcm));
            case Instruction.Transact(var originKind, var requireWeightAtMost, var call) ->
                    new Transact(originKind, requireWeightAtMost, call);
            case Instruction.HrmpNewChannelOpenRequest(
                            var sender,
                            var maxMessageSize,
                            var maxCapacity) ->
                    new HrmpNewChannelOpenRequest(sender, maxMessageSize, maxCapacity);
            case Instruction.HrmpChannelAccepted(var recipient) ->
                    new HrmpChannelAccepted(recipient);
            case Instruction.HrmpChannelClosing(var initiator, var sender, var recipient) ->
                    new HrmpChannelClosing(initiator, sender, recipient);
            case Instruction.ClearOrigin() -> new ClearOrigin();
            case Instruction.DescendOrigin(var interior) ->
                    new DescendOrigin(V4ToV3.convert(interior));
            case Instruction.ReportError(var responseInfo) ->
                    new ReportError(V4ToV3.convert(responseInfo));
            case Instruction.DepositAsset(var assets, var beneficiary) ->
                    new DepositAsset(V4ToV3.convert(assets), V4ToV3.convert(beneficiary));
            case Instruction.DepositReserveAsset(var assets, var dest, var xcm) ->
                    new DepositReserveAsset(
                            V4ToV3.convert(assets), V4ToV3.convert(dest), convert(xcm));
            case Instruction.ExchangeAsset(var give, var want, var maximal) ->
                    new ExchangeAsset(V4ToV3.convert(give), V4ToV3.convert(want), maximal);
            case Instruction.InitiateReserveWithdraw(var assets, var reserve, var xcm) ->
                    new InitiateReserveWithdraw(
                            V4ToV3.convert(assets), V4ToV3.convert(reserve), convert(xcm));
            case Instruction.InitiateTeleport(var assets, var dest, var xcm) ->
                    new InitiateTeleport(
                            V4ToV3.convert(assets), V4ToV3.convert(dest), convert(xcm));
            case Instruction.ReportHolding(var responseInfo, var assets) ->
                    new ReportHolding(V4ToV3.convert(responseInfo), V4ToV3.convert(assets));
            case Instruction.BuyExecution(var fees, var weightLimit) ->
                    new BuyExecution(V4ToV3.convert(fees), weightLimit);
            case Instruction.RefundSurplus() -> new RefundSurplus();
            case Instruction.SetErrorHandler(var handler) -> new SetErrorHandler(convert(handler));
            case Instruction.SetAppendix(var appendix) -> new SetAppendix(convert(appendix));
            case Instruction.ClearError() -> new ClearError();
            case Instruction.ClaimAsset(var assets, var ticket) ->
                    new ClaimAsset(V4ToV3.convert(assets), V4ToV3.convert(ticket));
            case Instruction.Trap(var code) -> new Trap(code);
            case Instruction.SubscribeVersion(var queryId, var maxResponseWeight) ->
                    new SubscribeVersion(queryId, maxResponseWeight);
            case Instruction.UnsubscribeVersion() -> new UnsubscribeVersion();
            case Instruction.BurnAsset(var assets) -> new BurnAsset(V4ToV3.convert(assets));
            case Instruction.ExpectAsset(var assets) -> new ExpectAsset(V4ToV3.convert(assets));
            case Instruction.ExpectOrigin(var origin) ->
                    new ExpectOrigin(origin == null ? null : V4ToV3.convert(origin));
            case Instruction.ExpectError(var error) -> new ExpectError(error);
            case Instruction.ExpectTransactStatus(var status) -> new ExpectTransactStatus(status);
            case Instruction.QueryPallet(var moduleName, var responseInfo) ->
                    new QueryPallet(moduleName, V4ToV3.convert(responseInfo));
            case Instruction.ExpectPallet(
                            var index,
                            var name,
                            var moduleName,
                            var crateMajor,
                            var minCrateMinor) ->
                    new ExpectPallet(index, name, moduleName, crateMajor, minCrateMinor);
            case Instruction.ReportTransactStatus(var responseInfo) ->
                    new ReportTransactStatus(V4ToV3.convert(responseInfo));
            case Instruction.ClearTransactStatus() -> new ClearTransactStatus();
            case Instruction.UniversalOrigin(var junction) -> new UniversalOrigin(junction);
            case Instruction.ExportMessage(var network, var destination, var xcm) ->
                    new ExportMessage(network, V4ToV3.convert(destination), convert(xcm));
            case Instruction.LockAsset(var asset, var unlocker) ->
                    new LockAsset(V4ToV3.convert(asset), V4ToV3.convert(unlocker));
            case Instruction.UnlockAsset(var asset, var target) ->
                    new UnlockAsset(V4ToV3.convert(asset), V4ToV3.convert(target));
            case Instruction.NoteUnlockable(var asset, var owner) ->
                    new NoteUnlockable(V4ToV3.convert(asset), V4ToV3.convert(owner));
            case Instruction.RequestUnlock(var asset, var locker) ->
                    new RequestUnlock(V4ToV3.convert(asset), V4ToV3.convert(locker));
            case Instruction.SetFeesMode(var jitWithdraw) -> new SetFeesMode(jitWithdraw);
            case Instruction.SetTopic(var topic) -> new SetTopic(topic);
            case Instruction.ClearTopic() -> new ClearTopic();
            case Instruction.AliasOrigin(var origin) -> new AliasOrigin(V4ToV3.convert(origin));
            case Instruction.UnpaidExecution(var weightLimit, var checkOrigin) ->
                    new UnpaidExecution(
                            weightLimit, checkOrigin == null ? null : V4ToV3.convert(checkOrigin));
        };
    }
}
