package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.xcm.MaybeErrorCode;
import io.xcmgateway.api.xcm.OriginKind;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.WeightLimit;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.v3.Junction;
import io.xcmgateway.api.xcm.v3.NetworkId;
import io.xcmgateway.api.xcm.v3.RaisedError;

/// How the instructions that steer the program, its origin, its queries and its messages are read.
final class ControlInstructions {
    /// Names have no bound of their own; the message has.
    private static final int BYTES_MAX = Integer.MAX_VALUE;

    private ControlInstructions() {}

    static Variants<Instruction> addTo(Variants<Instruction> variants) {
        return variants.fields(
                        3,
                        "QueryResponse",
                        in ->
                                new Instruction.QueryResponse(
                                        in.field("query_id", FormReader::compactU64),
                                        in.field("response", Response::from),
                                        in.field("max_weight", Weight::from),
                                        in.optional("querier", Location::from)))
                .fields(
                        6,
                        "Transact",
                        in ->
                                new Instruction.Transact(
                                        in.field("origin_kind", OriginKind::from),
                                        in.field("require_weight_at_most", Weight::from),
                                        in.field("call", FormReader::call)))
                .fields(
                        7,
                        "HrmpNewChannelOpenRequest",
                        in ->
                                new Instruction.HrmpNewChannelOpenRequest(
                                        in.field("sender", FormReader::compactU32),
                                        in.field("max_message_size", FormReader::compactU32),
                                        in.field("max_capacity", FormReader::compactU32)))
                .fields(
                        8,
                        "HrmpChannelAccepted",
                        in ->
                                new Instruction.HrmpChannelAccepted(
                                        in.field("recipient", FormReader::compactU32)))
                .fields(
                        9,
                        "HrmpChannelClosing",
                        in ->
                                new Instruction.HrmpChannelClosing(
                                        in.field("initiator", FormReader::compactU32),
                                        in.field("sender", FormReader::compactU32),
                                        in.field("recipient", FormReader::compactU32)))
                .unit(10, "ClearOrigin", Instruction.ClearOrigin::new)
                .one(11, "DescendOrigin", in -> new Instruction.DescendOrigin(Junctions.from(in)))
                .one(
                        12,
                        "ReportError",
                        in -> new Instruction.ReportError(QueryResponseInfo.from(in)))
                .fields(
                        18,
                        "ReportHolding",
                        in ->
                                new Instruction.ReportHolding(
                                        in.field("response_info", QueryResponseInfo::from),
                                        in.field("assets", AssetFilter::from)))
                .one(21, "SetErrorHandler", in -> new Instruction.SetErrorHandler(Xcm.from(in)))
                .one(22, "SetAppendix", in -> new Instruction.SetAppendix(Xcm.from(in)))
                .unit(23, "ClearError", Instruction.ClearError::new)
                .one(25, "Trap", in -> new Instruction.Trap(in.compactU64()))
                .fields(
                        26,
                        "SubscribeVersion",
                        in ->
                                new Instruction.SubscribeVersion(
                                        in.field("query_id", FormReader::compactU64),
                                        in.field("max_response_weight", Weight::from)))
                .unit(27, "UnsubscribeVersion", Instruction.UnsubscribeVersion::new)
                .one(29, "ExpectAsset", in -> new Instruction.ExpectAsset(Assets.from(in)))
                .one(
                        30,
                        "ExpectOrigin",
                        in -> new Instruction.ExpectOrigin(in.option(Location::from)))
                .one(
                        31,
                        "ExpectError",
                        in -> new Instruction.ExpectError(in.option(RaisedError::from)))
                .one(
                        32,
                        "ExpectTransactStatus",
                        in -> new Instruction.ExpectTransactStatus(MaybeErrorCode.from(in)))
                .fields(
                        33,
                        "QueryPallet",
                        in ->
                                new Instruction.QueryPallet(
                                        in.field("module_name", it -> it.byteVec(BYTES_MAX)),
                                        in.field("response_info", QueryResponseInfo::from)))
                .fields(
                        34,
                        "ExpectPallet",
                        in ->
                                new Instruction.ExpectPallet(
                                        in.field("index", FormReader::compactU32),
                                        in.field("name", it -> it.byteVec(BYTES_MAX)),
                                        in.field("module_name", it -> it.byteVec(BYTES_MAX)),
                                        in.field("crate_major", FormReader::compactU32),
                                        in.field("min_crate_minor", FormReader::compactU32)))
                .one(
                        35,
                        "ReportTransactStatus",
                        in -> new Instruction.ReportTransactStatus(QueryResponseInfo.from(in)))
                .unit(36, "ClearTransactStatus", Instruction.ClearTransactStatus::new)
                .one(
                        37,
                        "UniversalOrigin",
                        in -> new Instruction.UniversalOrigin(Junction.from(in)))
                .fields(
                        38,
                        "ExportMessage",
                        in ->
                                new Instruction.ExportMessage(
                                        in.field("network", NetworkId::from),
                                        in.field("destination", Junctions::from),
                                        in.field("xcm", Xcm::from)))
                .fields(
                        43,
                        "SetFeesMode",
                        in ->
                                new Instruction.SetFeesMode(
                                        in.field("jit_withdraw", FormReader::bool)))
                .one(44, "SetTopic", in -> new Instruction.SetTopic(in.hash32()))
                .unit(45, "ClearTopic", Instruction.ClearTopic::new)
                .one(46, "AliasOrigin", in -> new Instruction.AliasOrigin(Location.from(in)))
                .fields(
                        47,
                        "UnpaidExecution",
                        in ->
                                new Instruction.UnpaidExecution(
                                        in.field("weight_limit", WeightLimit::from),
                                        in.optional("check_origin", Location::from)));
    }
}
