package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.xcm.form.FormWriter;

/// How instructions are written: their numbers, names and fields in order.
final class InstructionWriter {
    private InstructionWriter() {}

    static void write(Instruction instruction, FormWriter out) {
        switch (instruction) {
            case Instruction.WithdrawAsset(var assets) -> out.variant(0, "WithdrawAsset", assets);
            case Instruction.ReserveAssetDeposited(var assets) ->
                    out.variant(1, "ReserveAssetDeposited", assets);
            case Instruction.ReceiveTeleportedAsset(var assets) ->
                    out.variant(2, "ReceiveTeleportedAsset", assets);
            case Instruction.QueryResponse it ->
                    out.openVariant(3, "QueryResponse")
                            .key("query_id")
                            .compactU64(it.queryId())
                            .field("response", it.response())
                            .field("max_weight", it.maxWeight())
                            .optional("querier", it.querier())
                            .closeVariant();
            case Instruction.TransferAsset it ->
                    out.openVariant(4, "TransferAsset")
                            .field("assets", it.assets())
                            .field("beneficiary", it.beneficiary())
                            .closeVariant();
            case Instruction.TransferReserveAsset it ->
                    out.openVariant(5, "TransferReserveAsset")
                            .field("assets", it.assets())
                            .field("dest", it.dest())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.Transact it ->
                    out.openVariant(6, "Transact")
                            .field("origin_kind", it.originKind())
                            .optional("fallback_max_weight", it.fallbackMaxWeight())
                            .key("call")
                            .call(it.call())
                            .closeVariant();
            case Instruction.HrmpNewChannelOpenRequest it ->
                    out.openVariant(7, "HrmpNewChannelOpenRequest")
                            .key("sender")
                            .compactU32(it.sender())
                            .key("max_message_size")
                            .compactU32(it.maxMessageSize())
                            .key("max_capacity")
                            .compactU32(it.maxCapacity())
                            .closeVariant();
            case Instruction.HrmpChannelAccepted it ->
                    out.openVariant(8, "HrmpChannelAccepted")
                            .key("recipient")
                            .compactU32(it.recipient())
                            .closeVariant();
            case Instruction.HrmpChannelClosing it ->
                    out.openVariant(9, "HrmpChannelClosing")
                            .key("initiator")
                            .compactU32(it.initiator())
                            .key("sender")
                            .compactU32(it.sender())
                            .key("recipient")
                            .compactU32(it.recipient())
                            .closeVariant();
            case Instruction.ClearOrigin() -> out.unit(10, "ClearOrigin");
            case Instruction.DescendOrigin(var interior) ->
                    out.variant(11, "DescendOrigin", interior);
            case Instruction.ReportError(var responseInfo) ->
                    out.variant(12, "ReportError", responseInfo);
            case Instruction.DepositAsset it ->
                    out.openVariant(13, "DepositAsset")
                            .field("assets", it.assets())
                            .field("beneficiary", it.beneficiary())
                            .closeVariant();
            case Instruction.DepositReserveAsset it ->
                    out.openVariant(14, "DepositReserveAsset")
                            .field("assets", it.assets())
                            .field("dest", it.dest())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.ExchangeAsset it ->
                    out.openVariant(15, "ExchangeAsset")
                            .field("give", it.give())
                            .field("want", it.want())
                            .key("maximal")
                            .bool(it.maximal())
                            .closeVariant();
            case Instruction.InitiateReserveWithdraw it ->
                    out.openVariant(16, "InitiateReserveWithdraw")
                            .field("assets", it.assets())
                            .field("reserve", it.reserve())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.InitiateTeleport it ->
                    out.openVariant(17, "InitiateTeleport")
                            .field("assets", it.assets())
                            .field("dest", it.dest())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.ReportHolding it ->
                    out.openVariant(18, "ReportHolding")
                            .field("response_info", it.responseInfo())
                            .field("assets", it.assets())
                            .closeVariant();
            case Instruction.BuyExecution it ->
                    out.openVariant(19, "BuyExecution")
                            .field("fees", it.fees())
                            .field("weight_limit", it.weightLimit())
                            .closeVariant();
            case Instruction.RefundSurplus() -> out.unit(20, "RefundSurplus");
            case Instruction.SetErrorHandler(var handler) ->
                    out.variant(21, "SetErrorHandler", handler);
            case Instruction.SetAppendix(var appendix) -> out.variant(22, "SetAppendix", appendix);
            case Instruction.ClearError() -> out.unit(23, "ClearError");
            case Instruction.ClaimAsset it ->
                    out.openVariant(24, "ClaimAsset")
                            .field("assets", it.assets())
                            .field("ticket", it.ticket())
                            .closeVariant();
            case Instruction.Trap(var code) -> out.variant(25, "Trap").compactU64(code).end();
            case Instruction.SubscribeVersion it ->
                    out.openVariant(26, "SubscribeVersion")
                            .key("query_id")
                            .compactU64(it.queryId())
                            .field("max_response_weight", it.maxResponseWeight())
                            .closeVariant();
            case Instruction.UnsubscribeVersion() -> out.unit(27, "UnsubscribeVersion");
            case Instruction.BurnAsset(var assets) -> out.variant(28, "BurnAsset", assets);
            case Instruction.ExpectAsset(var assets) -> out.variant(29, "ExpectAsset", assets);
            case Instruction.ExpectOrigin(var origin) ->
                    out.optionVariant(30, "ExpectOrigin", origin);
            case Instruction.ExpectError(var error) -> out.optionVariant(31, "ExpectError", error);
            case Instruction.ExpectTransactStatus(var status) ->
                    out.variant(32, "ExpectTransactStatus", status);
            case Instruction.QueryPallet it ->
                    out.openVariant(33, "QueryPallet")
                            .key("module_name")
                            .byteVec(it.moduleName())
                            .field("response_info", it.responseInfo())
                            .closeVariant();
            case Instruction.ExpectPallet it ->
                    out.openVariant(34, "ExpectPallet")
                            .key("index")
                            .compactU32(it.index())
                            .key("name")
                            .byteVec(it.name())
                            .key("module_name")
                            .byteVec(it.moduleName())
                            .key("crate_major")
                            .compactU32(it.crateMajor())
                            .key("min_crate_minor")
                            .compactU32(it.minCrateMinor())
                            .closeVariant();
            case Instruction.ReportTransactStatus(var responseInfo) ->
                    out.variant(35, "ReportTransactStatus", responseInfo);
            case Instruction.ClearTransactStatus() -> out.unit(36, "ClearTransactStatus");
            case Instruction.UniversalOrigin(var junction) ->
                    out.variant(37, "UniversalOrigin", junction);
            case Instruction.ExportMessage it ->
                    out.openVariant(38, "ExportMessage")
                            .field("network", it.network())
                            .field("destination", it.destination())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.LockAsset it ->
                    out.openVariant(39, "LockAsset")
                            .field("asset", it.asset())
                            .field("unlocker", it.unlocker())
                            .closeVariant();
            case Instruction.UnlockAsset it ->
                    out.openVariant(40, "UnlockAsset")
                            .field("asset", it.asset())
                            .field("target", it.target())
                            .closeVariant();
            case Instruction.NoteUnlockable it ->
                    out.openVariant(41, "NoteUnlockable")
                            .field("asset", it.asset())
                            .field("owner", it.owner())
                            .closeVariant();
            case Instruction.RequestUnlock it ->
                    out.openVariant(42, "RequestUnlock")
                            .field("asset", it.asset())
                            .field("locker", it.locker())
                            .closeVariant();
            case Instruction.SetFeesMode it ->
                    out.openVariant(43, "SetFeesMode")
                            .key("jit_withdraw")
                            .bool(it.jitWithdraw())
                            .closeVariant();
            case Instruction.SetTopic(var topic) ->
                    out.variant(44, "SetTopic").bytes(topic.bytes()).end();
            case Instruction.ClearTopic() -> out.unit(45, "ClearTopic");
            case Instruction.AliasOrigin(var origin) -> out.variant(46, "AliasOrigin", origin);
            case Instruction.UnpaidExecution it ->
                    out.openVariant(47, "UnpaidExecution")
                            .field("weight_limit", it.weightLimit())
                            .optional("check_origin", it.checkOrigin())
                            .closeVariant();
            case Instruction.PayFees it ->
                    out.openVariant(48, "PayFees").field("asset", it.asset()).closeVariant();
            case Instruction.InitiateTransfer it ->
                    out.openVariant(49, "InitiateTransfer")
                            .field("destination", it.destination())
                            .optional("remote_fees", it.remoteFees())
                            .key("preserve_origin")
                            .bool(it.preserveOrigin())
                            .key("assets")
                            .vec(it.assets())
                            .field("remote_xcm", it.remoteXcm())
                            .closeVariant();
            case Instruction.ExecuteWithOrigin it ->
                    out.openVariant(50, "ExecuteWithOrigin")
                            .optional("descendant_origin", it.descendantOrigin())
                            .field("xcm", it.xcm())
                            .closeVariant();
            case Instruction.SetHints it ->
                    out.openVariant(51, "SetHints").key("hints").vec(it.hints()).closeVariant();
        }
    }
}
