package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;

/// Bookkeeping of what was teleported (XCM.md 12.1).
///
/// @param account where it is kept, at least one byte
public record Checking(ByteString account, MintLocation mint) {
    public Checking {
        if (account.isEmpty()) {
            throw new IllegalArgumentException("check account must have bytes, was empty");
        }
    }

    void write(ScaleWriter out) {
        out.byteVec(account).u8(mint.number());
    }
}
