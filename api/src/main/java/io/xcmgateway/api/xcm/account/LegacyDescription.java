package io.xcmgateway.api.xcm.account;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junction.AccountId32;
import io.xcmgateway.api.xcm.v5.Junction.AccountKey20;
import io.xcmgateway.api.xcm.v5.Junction.Parachain;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Accounts on other chains, as they were described before `DescribeFamily`.
final class LegacyDescription {
    private static final String PREFIX = "ForeignChainAliasAccountPrefix_";

    private LegacyDescription() {}

    static @Nullable ByteString describe(Location location) {
        int parents = location.parents();
        if (parents > 1) {
            return null;
        }
        List<Junction> steps = location.interior().items();
        if (steps.size() == 2 && steps.get(0) instanceof Parachain(long chain)) {
            return ofChain(chain, steps.get(1), parents);
        }
        return parents == 1
                        && steps.size() == 1
                        && steps.get(0) instanceof AccountId32(_, Hash32 id)
                ? start("Relay").hash32(id).u8(parents).toByteString()
                : null;
    }

    private static @Nullable ByteString ofChain(long chain, Junction account, int parents) {
        if (account instanceof AccountId32(_, Hash32 id)) {
            return start("Para32").u32(chain).hash32(id).u8(parents).toByteString();
        }
        return account instanceof AccountKey20(_, ByteString key)
                ? start("Para20").u32(chain).bytes(key).u8(parents).toByteString()
                : null;
    }

    private static ScaleWriter start(String kind) {
        return new ScaleWriter().bytes(ByteString.ascii(PREFIX + kind));
    }
}
