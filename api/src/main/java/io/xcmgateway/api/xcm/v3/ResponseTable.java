package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.xcm.MaybeErrorCode;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.form.Variants;

/// How responses are read.
final class ResponseTable {
    static final Variants<Response> RESPONSE =
            Variants.<Response>named("Response")
                    .unit(0, "Null", Response.Null::new)
                    .one(1, "Assets", in -> new Response.OfAssets(Assets.from(in)))
                    .one(
                            2,
                            "ExecutionResult",
                            in -> new Response.ExecutionResult(in.option(RaisedError::from)))
                    .one(3, "Version", in -> new Response.Version(in.u32()))
                    .one(
                            4,
                            "PalletsInfo",
                            in ->
                                    new Response.PalletsInfo(
                                            in.vec(PalletInfo.ITEMS_MAX, PalletInfo::from)))
                    .one(
                            5,
                            "DispatchResult",
                            in -> new Response.DispatchResult(MaybeErrorCode.from(in)));

    private ResponseTable() {}
}
