package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.MaybeErrorCode;
import io.xcmgateway.api.xcm.PalletInfo;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answer to a query. Its variants are named as in XCM, with `Of` where that name is a type.
public sealed interface Response extends FormValue {

    record Null() implements Response {}

    record OfAssets(Assets assets) implements Response {}

    /// @param error what failed, nothing if null
    record ExecutionResult(@Nullable RaisedError error) implements Response {}

    /// @param version of XCM, 0..2^32-1
    record Version(long version) implements Response {
        public Version {
            Range.requireU32("version", version);
        }
    }

    /// @param pallets at most 64
    record PalletsInfo(List<PalletInfo> pallets) implements Response {
        public PalletsInfo {
            pallets = List.copyOf(pallets);
            if (pallets.size() > PalletInfo.ITEMS_MAX) {
                throw new IllegalArgumentException(
                        "pallets must be at most 64, were " + pallets.size());
            }
        }
    }

    record DispatchResult(MaybeErrorCode status) implements Response {}

    static Response from(FormReader in) throws Malformed {
        return in.variant(ResponseTables.RESPONSE);
    }

    @Override
    default void to(FormWriter out) {
        switch (this) {
            case Null() -> out.unit(0, "Null");
            case OfAssets(Assets assets) -> out.variant(1, "Assets", assets);
            case ExecutionResult(var error) -> out.optionVariant(2, "ExecutionResult", error);
            case Version(long version) -> out.variant(3, "Version").u32(version).end();
            case PalletsInfo(var pallets) -> out.variant(4, "PalletsInfo").vec(pallets).end();
            case DispatchResult(MaybeErrorCode status) -> out.variant(5, "DispatchResult", status);
        }
    }
}
