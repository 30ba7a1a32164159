package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;

/// Bookkeeping of what was teleported (XCM.md 12.1).
///
/// @param account where it is kept
public record Checking(ByteString account, MintLocation mint) implements FormValue {
    static Checking from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Checking(
                        it.field("account", Parts::bytes), it.field("mint", MintLocation::from)));
    }

    @Override
    public void to(FormWriter out) {
        out.open().key("account").byteVec(account).field("mint", mint).close();
    }
}
