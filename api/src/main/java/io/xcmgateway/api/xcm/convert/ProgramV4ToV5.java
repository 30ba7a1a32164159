package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v4.Instruction;
import io.xcmgateway.api.xcm.v4.Xcm;
import io.xcmgateway.api.xcm.v5.Instruction.AliasOrigin;
import io.xcmgateway.api.xcm.v5.Instruction.BurnAsset;
import io.xcmgateway.api.xcm.v5.Instruction.BuyExecution;
import io.xcmgateway.api.xcm.v5.Instruction.ClaimAsset;
import io.xcmgateway.api.xcm.v5.Instruction.ClearError;
import io.xcmgateway.api.xcm.v5.Instruction.ClearOrigin;
import io.xcmgateway.api.xcm.v5.Instruction.ClearTopic;
import io.xcmgateway.api.xcm.v5.Instruction.ClearTransactStatus;
import io.xcmgateway.api.xcm.v5.Instruction.DepositAsset;
import io.xcmgateway.api.xcm.v5.Instruction.DepositReserveAsset;
import io.xcmgateway.api.xcm.v5.Instruction.DescendOrigin;
import io.xcmgateway.api.xcm.v5.Instruction.ExchangeAsset;
import io.xcmgateway.api.xcm.v5.Instruction.ExpectAsset;
import io.xcmgateway.api.xcm.v5.Instruction.ExpectError;
import io.xcmgateway.api.xcm.v5.Instruction.ExpectOrigin;
import io.xcmgateway.api.xcm.v5.Instruction.ExpectPallet;
import io.xcmgateway.api.xcm.v5.Instruction.ExpectTransactStatus;
import io.xcmgateway.api.xcm.v5.Instruction.ExportMessage;
import io.xcmgateway.api.xcm.v5.Instruction.HrmpChannelAccepted;
import io.xcmgateway.api.xcm.v5.Instruction.HrmpChannelClosing;
import io.xcmgateway.api.xcm.v5.Instruction.HrmpNewChannelOpenRequest;
import io.xcmgateway.api.xcm.v5.Instruction.InitiateReserveWithdraw;
import io.xcmgateway.api.xcm.v5.Instruction.InitiateTeleport;
import io.xcmgateway.api.xcm.v5.Instruction.LockAsset;
import io.xcmgateway.api.xcm.v5.Instruction.NoteUnlockable;
import io.xcmgateway.api.xcm.v5.Instruction.QueryPallet;
import io.xcmgateway.api.xcm.v5.Instruction.QueryResponse;
import io.xcmgateway.api.xcm.v5.Instruction.ReceiveTeleportedAsset;
import io.xcmgateway.api.xcm.v5.Instruction.RefundSurplus;
import io.xcmgateway.api.xcm.v5.Instruction.ReportError;
import io.xcmgateway.api.xcm.v5.Instruction.ReportHolding;
import io.xcmgateway.api.xcm.v5.Instruction.ReportTransactStatus;
import io.xcmgateway.api.xcm.v5.Instruction.RequestUnlock;
import io.xcmgateway.api.xcm.v5.Instruction.ReserveAssetDeposited;
import io.xcmgateway.api.xcm.v5.Instruction.SetAppendix;
import io.xcmgateway.api.xcm.v5.Instruction.SetErrorHandler;
import io.xcmgateway.api.xcm.v5.Instruction.SetFeesMode;
import io.xcmgateway.api.xcm.v5.Instruction.SetTopic;
import io.xcmgateway.api.xcm.v5.Instruction.SubscribeVersion;
import io.xcmgateway.api.xcm.v5.Instruction.Transact;
import io.xcmgateway.api.xcm.v5.Instruction.TransferAsset;
import io.xcmgateway.api.xcm.v5.Instruction.TransferReserveAsset;
import io.xcmgateway.api.xcm.v5.Instruction.Trap;
import io.xcmgateway.api.xcm.v5.Instruction.UniversalOrigin;
import io.xcmgateway.api.xcm.v5.Instruction.UnlockAsset;
import io.xcmgateway.api.xcm.v5.Instruction.UnpaidExecution;
import io.xcmgateway.api.xcm.v5.Instruction.UnsubscribeVersion;
import io.xcmgateway.api.xcm.v5.Instruction.WithdrawAsset;
import java.util.ArrayList;
import java.util.List;

/// Programs of V4 as programs of V5.
public final class ProgramV4ToV5 {
    private ProgramV4ToV5() {}

    public static io.xcmgateway.api.xcm.v5.Xcm convert(Xcm value) {
        List<io.xcmgateway.api.xcm.v5.Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < value.instructions().size(); i++) {
            instructions.add(convert(value.instructions().get(i)));
        }
        return new io.xcmgateway.api.xcm.v5.Xcm(instructions);
    }

    private static io.xcmgateway.api.xcm.v5.Instruction convert(Instruction value) {
        return switch (value) {
            case Instruction.WithdrawAsset(var assets) -> new WithdrawAsset(V4ToV5.convert(assets));
            case Instruction.ReserveAssetDeposited(var assets) ->
                    new ReserveAssetDeposited(V4ToV5.convert(assets));
            case Instruction.ReceiveTeleportedAsset(var assets) ->
                    new ReceiveTeleportedAsset(V4ToV5.convert(assets));
            case Instruction.QueryResponse(var queryId, var response, var maxWeight, var querier) ->
                    new QueryResponse(
                            queryId,
                            V4ToV5.convert(response),
                            maxWeight,
                            querier == null ? null : V4ToV5.convert(querier));
            case Instruction.TransferAsset(var assets, var beneficiary) ->
                    new TransferAsset(V4ToV5.convert(assets), V4ToV5.convert(beneficiary));
            case Instruction.TransferReserveAsset(var assets, var dest, var xcm) ->
                    new TransferReserveAsset(
                            V4ToV5.convert(assets), V4ToV5.convert(dest), convert(xcm));
            case Instruction.Transact(var kind, var required, var call) ->
                    new Transact(kind, required, call);
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
                    new DescendOrigin(V4ToV5.convert(interior));
            case Instruction.ReportError(var responseInfo) ->
                    new ReportError(V4ToV5.convert(responseInfo));
            case Instruction.DepositAsset(var assets, var beneficiary) ->
                    new DepositAsset(V4ToV5.convert(assets), V4ToV5.convert(beneficiary));
            case Instruction.DepositReserveAsset(var assets, var dest, var xcm) ->
                    new DepositReserveAsset(
                            V4ToV5.convert(assets), V4ToV5.convert(dest), convert(xcm));
            case Instruction.ExchangeAsset(var give, var want, var maximal) ->
                    new ExchangeAsset(V4ToV5.convert(give), V4ToV5.convert(want), maximal);
            case Instruction.InitiateReserveWithdraw(var assets, var reserve, var xcm) ->
                    new InitiateReserveWithdraw(
                            V4ToV5.convert(assets), V4ToV5.convert(reserve), convert(xcm));
            case Instruction.InitiateTeleport(var assets, var dest, var xcm) ->
                    new InitiateTeleport(
                            V4ToV5.convert(assets), V4ToV5.convert(dest), convert(xcm));
            case Instruction.ReportHolding(var responseInfo, var assets) ->
                    new ReportHolding(V4ToV5.convert(responseInfo), V4ToV5.convert(assets));
            case Instruction.BuyExecution(var fees, var weightLimit) ->
                    new BuyExecution(V4ToV5.convert(fees), weightLimit);
            case Instruction.RefundSurplus() -> new RefundSurplus();
            case Instruction.SetErrorHandler(var handler) -> new SetErrorHandler(convert(handler));
            case Instruction.SetAppendix(var appendix) -> new SetAppendix(convert(appendix));
            case Instruction.ClearError() -> new ClearError();
            case Instruction.ClaimAsset(var assets, var ticket) ->
                    new ClaimAsset(V4ToV5.convert(assets), V4ToV5.convert(ticket));
            case Instruction.Trap(var code) -> new Trap(code);
            case Instruction.SubscribeVersion(var queryId, var maxResponseWeight) ->
                    new SubscribeVersion(queryId, maxResponseWeight);
            case Instruction.UnsubscribeVersion() -> new UnsubscribeVersion();
            case Instruction.BurnAsset(var assets) -> new BurnAsset(V4ToV5.convert(assets));
            case Instruction.ExpectAsset(var assets) -> new ExpectAsset(V4ToV5.convert(assets));
            case Instruction.ExpectOrigin(var origin) ->
                    new ExpectOrigin(origin == null ? null : V4ToV5.convert(origin));
            case Instruction.ExpectError(var error) ->
                    new ExpectError(error == null ? null : V4ToV5.convert(error));
            case Instruction.ExpectTransactStatus(var status) -> new ExpectTransactStatus(status);
            case Instruction.QueryPallet(var moduleName, var responseInfo) ->
                    new QueryPallet(moduleName, V4ToV5.convert(responseInfo));
            case Instruction.ExpectPallet(
                            var index,
                            var name,
                            var moduleName,
                            var crateMajor,
                            var minCrateMinor) ->
                    new ExpectPallet(index, name, moduleName, crateMajor, minCrateMinor);
            case Instruction.ReportTransactStatus(var responseInfo) ->
                    new ReportTransactStatus(V4ToV5.convert(responseInfo));
            case Instruction.ClearTransactStatus() -> new ClearTransactStatus();
            case Instruction.UniversalOrigin(var junction) ->
                    new UniversalOrigin(V4ToV5.convert(junction));
            case Instruction.ExportMessage(var network, var destination, var xcm) ->
                    new ExportMessage(
                            V4ToV5.convert(network), V4ToV5.convert(destination), convert(xcm));
            case Instruction.LockAsset(var asset, var unlocker) ->
                    new LockAsset(V4ToV5.convert(asset), V4ToV5.convert(unlocker));
            case Instruction.UnlockAsset(var asset, var target) ->
                    new UnlockAsset(V4ToV5.convert(asset), V4ToV5.convert(target));
            case Instruction.NoteUnlockable(var asset, var owner) ->
                    new NoteUnlockable(V4ToV5.convert(asset), V4ToV5.convert(owner));
            case Instruction.RequestUnlock(var asset, var locker) ->
                    new RequestUnlock(V4ToV5.convert(asset), V4ToV5.convert(locker));
            case Instruction.SetFeesMode(var jitWithdraw) -> new SetFeesMode(jitWithdraw);
            case Instruction.SetTopic(var topic) -> new SetTopic(topic);
            case Instruction.ClearTopic() -> new ClearTopic();
            case Instruction.AliasOrigin(var origin) -> new AliasOrigin(V4ToV5.convert(origin));
            case Instruction.UnpaidExecution(var weightLimit, var checkOrigin) ->
                    new UnpaidExecution(
                            weightLimit, checkOrigin == null ? null : V4ToV5.convert(checkOrigin));
        };
    }
}
