package io.xcmgateway.api.xcm.convert;

import io.xcmgateway.api.xcm.v3.Instruction;
import io.xcmgateway.api.xcm.v3.Xcm;
import io.xcmgateway.api.xcm.v4.Instruction.AliasOrigin;
import io.xcmgateway.api.xcm.v4.Instruction.BurnAsset;
import io.xcmgateway.api.xcm.v4.Instruction.BuyExecution;
import io.xcmgateway.api.xcm.v4.Instruction.ClaimAsset;
import io.xcmgateway.api.xcm.v4.Instruction.ClearError;
import io.xcmgateway.api.xcm.v4.Instruction.ClearOrigin;
import io.xcmgateway.api.xcm.v4.Instruction.ClearTopic;
import io.xcmgateway.api.xcm.v4.Instruction.ClearTransactStatus;
import io.xcmgateway.api.xcm.v4.Instruction.DepositAsset;
import io.xcmgateway.api.xcm.v4.Instruction.DepositReserveAsset;
import io.xcmgateway.api.xcm.v4.Instruction.DescendOrigin;
import io.xcmgateway.api.xcm.v4.Instruction.ExchangeAsset;
import io.xcmgateway.api.xcm.v4.Instruction.ExpectAsset;
import io.xcmgateway.api.xcm.v4.Instruction.ExpectError;
import io.xcmgateway.api.xcm.v4.Instruction.ExpectOrigin;
import io.xcmgateway.api.xcm.v4.Instruction.ExpectPallet;
import io.xcmgateway.api.xcm.v4.Instruction.ExpectTransactStatus;
import io.xcmgateway.api.xcm.v4.Instruction.ExportMessage;
import io.xcmgateway.api.xcm.v4.Instruction.HrmpChannelAccepted;
import io.xcmgateway.api.xcm.v4.Instruction.HrmpChannelClosing;
import io.xcmgateway.api.xcm.v4.Instruction.HrmpNewChannelOpenRequest;
import io.xcmgateway.api.xcm.v4.Instruction.InitiateReserveWithdraw;
import io.xcmgateway.api.xcm.v4.Instruction.InitiateTeleport;
import io.xcmgateway.api.xcm.v4.Instruction.LockAsset;
import io.xcmgateway.api.xcm.v4.Instruction.NoteUnlockable;
import io.xcmgateway.api.xcm.v4.Instruction.QueryPallet;
import io.xcmgateway.api.xcm.v4.Instruction.QueryResponse;
import io.xcmgateway.api.xcm.v4.Instruction.ReceiveTeleportedAsset;
import io.xcmgateway.api.xcm.v4.Instruction.RefundSurplus;
import io.xcmgateway.api.xcm.v4.Instruction.ReportError;
import io.xcmgateway.api.xcm.v4.Instruction.ReportHolding;
import io.xcmgateway.api.xcm.v4.Instruction.ReportTransactStatus;
import io.xcmgateway.api.xcm.v4.Instruction.RequestUnlock;
import io.xcmgateway.api.xcm.v4.Instruction.ReserveAssetDeposited;
import io.xcmgateway.api.xcm.v4.Instruction.SetAppendix;
import io.xcmgateway.api.xcm.v4.Instruction.SetErrorHandler;
import io.xcmgateway.api.xcm.v4.Instruction.SetFeesMode;
import io.xcmgateway.api.xcm.v4.Instruction.SetTopic;
import io.xcmgateway.api.xcm.v4.Instruction.SubscribeVersion;
import io.xcmgateway.api.xcm.v4.Instruction.Transact;
import io.xcmgateway.api.xcm.v4.Instruction.TransferAsset;
import io.xcmgateway.api.xcm.v4.Instruction.TransferReserveAsset;
import io.xcmgateway.api.xcm.v4.Instruction.Trap;
import io.xcmgateway.api.xcm.v4.Instruction.UniversalOrigin;
import io.xcmgateway.api.xcm.v4.Instruction.UnlockAsset;
import io.xcmgateway.api.xcm.v4.Instruction.UnpaidExecution;
import io.xcmgateway.api.xcm.v4.Instruction.UnsubscribeVersion;
import io.xcmgateway.api.xcm.v4.Instruction.WithdrawAsset;
import java.util.ArrayList;
import java.util.List;

/// Programs of V3 as programs of V4.
public final class ProgramV3ToV4 {
    private ProgramV3ToV4() {}

    public static io.xcmgateway.api.xcm.v4.Xcm convert(Xcm value) throws Inconvertible {
        List<io.xcmgateway.api.xcm.v4.Instruction> instructions = new ArrayList<>();
        for (int i = 0; i < value.instructions().size(); i++) {
            try {
                instructions.add(convert(value.instructions().get(i)));
            } catch (Inconvertible inconvertible) {
                throw inconvertible.in(i);
            }
        }
        return new io.xcmgateway.api.xcm.v4.Xcm(instructions);
    }

    private static io.xcmgateway.api.xcm.v4.Instruction convert(Instruction value)
            throws Inconvertible {
        return switch (value) {
            case Instruction.WithdrawAsset(var assets) -> new WithdrawAsset(V3ToV4.convert(assets));
            case Instruction.ReserveAssetDeposited(var assets) ->
                    new ReserveAssetDeposited(V3ToV4.convert(assets));
            case Instruction.ReceiveTeleportedAsset(var assets) ->
                    new ReceiveTeleportedAsset(V3ToV4.convert(assets));
            case Instruction.QueryResponse(var queryId, var response, var maxWeight, var querier) ->
                    new QueryResponse(
                            queryId,
                            V3ToV4.convert(response),
                            maxWeight,
                            querier == null ? null : V3ToV4.convert(querier));
            case Instruction.TransferAsset(var assets, var beneficiary) ->
                    new TransferAsset(V3ToV4.convert(assets), V3ToV4.convert(beneficiary));
            case Instruction.TransferReserveAsset(var assets, var dest, var xcm) ->
                    new TransferReserveAsset(
                            V3ToV4.convert(assets), V3ToV4.convert(dest), convert(xcm));
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
                    new DescendOrigin(V3ToV4.convert(interior));
            case Instruction.ReportError(var responseInfo) ->
                    new ReportError(V3ToV4.convert(responseInfo));
            case Instruction.DepositAsset(var assets, var beneficiary) ->
                    new DepositAsset(V3ToV4.convert(assets), V3ToV4.convert(beneficiary));
            case Instruction.DepositReserveAsset(var assets, var dest, var xcm) ->
                    new DepositReserveAsset(
                            V3ToV4.convert(assets), V3ToV4.convert(dest), convert(xcm));
            case Instruction.ExchangeAsset(var give, var want, var maximal) ->
                    new ExchangeAsset(V3ToV4.convert(give), V3ToV4.convert(want), maximal);
            case Instruction.InitiateReserveWithdraw(var assets, var reserve, var xcm) ->
                    new InitiateReserveWithdraw(
                            V3ToV4.convert(assets), V3ToV4.convert(reserve), convert(xcm));
            case Instruction.InitiateTeleport(var assets, var dest, var xcm) ->
                    new InitiateTeleport(
                            V3ToV4.convert(assets), V3ToV4.convert(dest), convert(xcm));
            case Instruction.ReportHolding(var responseInfo, var assets) ->
                    new ReportHolding(V3ToV4.convert(responseInfo), V3ToV4.convert(assets));
            case Instruction.BuyExecution(var fees, var weightLimit) ->
                    new BuyExecution(V3ToV4.convert(fees), weightLimit);
            case Instruction.RefundSurplus() -> new RefundSurplus();
            case Instruction.SetErrorHandler(var handler) -> new SetErrorHandler(convert(handler));
            case Instruction.SetAppendix(var appendix) -> new SetAppendix(convert(appendix));
            case Instruction.ClearError() -> new ClearError();
            case Instruction.ClaimAsset(var assets, var ticket) ->
                    new ClaimAsset(V3ToV4.convert(assets), V3ToV4.convert(ticket));
            case Instruction.Trap(var code) -> new Trap(code);
            case Instruction.SubscribeVersion(var queryId, var maxResponseWeight) ->
                    new SubscribeVersion(queryId, maxResponseWeight);
            case Instruction.UnsubscribeVersion() -> new UnsubscribeVersion();
            case Instruction.BurnAsset(var assets) -> new BurnAsset(V3ToV4.convert(assets));
            case Instruction.ExpectAsset(var assets) -> new ExpectAsset(V3ToV4.convert(assets));
            case Instruction.ExpectOrigin(var origin) ->
                    new ExpectOrigin(origin == null ? null : V3ToV4.convert(origin));
            case Instruction.ExpectError(var error) -> new ExpectError(error);
            case Instruction.ExpectTransactStatus(var status) -> new ExpectTransactStatus(status);
            case Instruction.QueryPallet(var moduleName, var responseInfo) ->
                    new QueryPallet(moduleName, V3ToV4.convert(responseInfo));
            case Instruction.ExpectPallet(
                            var index,
                            var name,
                            var moduleName,
                            var crateMajor,
                            var minCrateMinor) ->
                    new ExpectPallet(index, name, moduleName, crateMajor, minCrateMinor);
            case Instruction.ReportTransactStatus(var responseInfo) ->
                    new ReportTransactStatus(V3ToV4.convert(responseInfo));
            case Instruction.ClearTransactStatus() -> new ClearTransactStatus();
            case Instruction.UniversalOrigin(var junction) -> new UniversalOrigin(junction);
            case Instruction.ExportMessage(var network, var destination, var xcm) ->
                    new ExportMessage(network, V3ToV4.convert(destination), convert(xcm));
            case Instruction.LockAsset(var asset, var unlocker) ->
                    new LockAsset(V3ToV4.convert(asset), V3ToV4.convert(unlocker));
            case Instruction.UnlockAsset(var asset, var target) ->
                    new UnlockAsset(V3ToV4.convert(asset), V3ToV4.convert(target));
            case Instruction.NoteUnlockable(var asset, var owner) ->
                    new NoteUnlockable(V3ToV4.convert(asset), V3ToV4.convert(owner));
            case Instruction.RequestUnlock(var asset, var locker) ->
                    new RequestUnlock(V3ToV4.convert(asset), V3ToV4.convert(locker));
            case Instruction.SetFeesMode(var jitWithdraw) -> new SetFeesMode(jitWithdraw);
            case Instruction.SetTopic(var topic) -> new SetTopic(topic);
            case Instruction.ClearTopic() -> new ClearTopic();
            case Instruction.AliasOrigin(var origin) -> new AliasOrigin(V3ToV4.convert(origin));
            case Instruction.UnpaidExecution(var weightLimit, var checkOrigin) ->
                    new UnpaidExecution(
                            weightLimit, checkOrigin == null ? null : V3ToV4.convert(checkOrigin));
        };
    }
}
