package io.xcmgateway.api.xcm.account;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.BodyId;
import io.xcmgateway.api.xcm.BodyPart;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junction.AccountId32;
import io.xcmgateway.api.xcm.v5.Junction.AccountKey20;
import io.xcmgateway.api.xcm.v5.Junction.Parachain;
import io.xcmgateway.api.xcm.v5.Junction.Plurality;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the account of a location, if it knows such locations.
@FunctionalInterface
public interface AccountConverter {
    int ACCOUNT_BYTES = 32;

    /// The account, 32 bytes (20 on chains whose accounts are Ethereum's); `null` if the location
    /// is not of the kind that this converter knows.
    @Nullable ByteString account(Location location);

    /// The first answer of several converters.
    static AccountConverter firstOf(List<AccountConverter> converters) {
        List<AccountConverter> inOrder = List.copyOf(converters);
        return location -> {
            for (AccountConverter converter : inOrder) {
                ByteString account = converter.account(location);
                if (account != null) {
                    return account;
                }
            }
            return null;
        };
    }

    /// `ParentIsPreset`: the relay chain.
    static AccountConverter parentIsPreset() {
        return location -> location.equals(Location.PARENT) ? padded("Parent") : null;
    }

    /// `SiblingParachainConvertsVia`: another parachain, as seen from one.
    static AccountConverter siblingParachain() {
        return location ->
                location.parents() == 1 && only(location) instanceof Parachain(long id)
                        ? chain("sibl", id)
                        : null;
    }

    /// `ChildParachainConvertsVia`: a parachain, as seen from the relay chain.
    static AccountConverter childParachain() {
        return location ->
                location.parents() == 0 && only(location) instanceof Parachain(long id)
                        ? chain("para", id)
                        : null;
    }

    /// `AccountId32Aliases`: an account of this chain.
    ///
    /// @param network in which the account may say it is
    static AccountConverter accountId32Aliases(@Nullable NetworkId network) {
        return location ->
                location.parents() == 0
                                && only(location) instanceof AccountId32(var named, Hash32 id)
                                && (named == null || named.equals(network))
                        ? id.bytes()
                        : null;
    }

    /// `AccountKey20Aliases`: an account of this chain, on chains whose accounts are Ethereum's.
    ///
    /// @param network in which the account may say it is
    static AccountConverter accountKey20Aliases(@Nullable NetworkId network) {
        return location ->
                location.parents() == 0
                                && only(location) instanceof AccountKey20(var named, var key)
                                && (named == null || named.equals(network))
                        ? key
                        : null;
    }

    /// `LocalTreasuryVoiceConvertsVia`: the treasury of this chain.
    static AccountConverter localTreasuryVoice(ByteString account) {
        Junction treasury = new Plurality(new BodyId.Treasury(), new BodyPart.Voice());
        return location -> location.equals(Location.of(0, treasury)) ? account : null;
    }

    /// `HashedDescription`: whatever the description covers.
    static AccountConverter hashed(LocationDescription description) {
        return location -> {
            ByteString described = description.describe(location);
            return described == null ? null : Hashing.blake2b256(described).bytes();
        };
    }

    /// `Account32Hash`: any location.
    static AccountConverter account32Hash() {
        return location -> {
            ScaleWriter out = new ScaleWriter().byteVec(ByteString.ascii("multiloc"));
            location.write(out);
            return Hashing.blake2b256(out.toByteString()).bytes();
        };
    }

    private static @Nullable Junction only(Location location) {
        return location.interior().size() == 1 ? location.interior().get(0) : null;
    }

    private static ByteString chain(String prefix, long id) {
        return padded(new ScaleWriter().bytes(ByteString.ascii(prefix)).u32(id).toByteString());
    }

    private static ByteString padded(String prefix) {
        return padded(ByteString.ascii(prefix));
    }

    private static ByteString padded(ByteString prefix) {
        byte[] account = new byte[ACCOUNT_BYTES];
        prefix.copyTo(account, 0);
        return ByteString.wrap(account);
    }
}
