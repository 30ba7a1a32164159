package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.crypto.Twox;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.state.StateView;
import io.xcmgateway.spree.state.Subtree;
import org.jspecify.annotations.Nullable;

/// Where the standard module keeps what: whole trie keys, with the guest subtree's byte in front.
///
/// In the guest's key space a key is `twox_128(pallet) ++ twox_128(item)`, and for each map key
/// `blake2_128(key) ++ key`. The table is in the crate documentation of `ledger`.
public final class LedgerKeys {
    private LedgerKeys() {}

    private static final String EXECUTOR = "XcmExecutor";
    private static final String LEDGER = "Ledger";

    /// The universal location and the configuration.
    public static ByteString configuration() {
        return prefix(EXECUTOR, "Configuration");
    }

    /// How often assets with this hash are trapped: u32, absent for 0.
    public static ByteString assetTrap(Hash32 hash) {
        return prefix(EXECUTOR, "AssetTraps").concat(hashed(hash.bytes()));
    }

    /// A balance: u128, absent for 0.
    public static ByteString balance(Location asset, ByteString account) {
        return balances(asset).concat(hashed(account));
    }

    /// The prefix of all balances of an asset.
    public static ByteString balances(Location asset) {
        return prefix(LEDGER, "Balances").concat(hashed(scale(asset)));
    }

    /// How much there is of an asset in all accounts: u128, absent for 0.
    public static ByteString issuance(Location asset) {
        return prefix(LEDGER, "Issuance").concat(hashed(scale(asset)));
    }

    /// The account bytes of the owner of a non-fungible.
    public static ByteString item(Location asset, AssetInstance instance) {
        ByteString which = ScaleWriter.encode(instance, AssetInstance::write);
        return ByteString.concat(prefix(LEDGER, "Items"), hashed(scale(asset)), hashed(which));
    }

    /// An account's balance.
    ///
    /// @return `null` if what is stored there is no amount
    public static @Nullable U128 balance(StateView state, Location asset, ByteString account) {
        ByteString value = state.get(balance(asset, account));
        if (value == null) {
            return U128.ZERO;
        }
        return switch (ScaleReader.decode(value, ScaleReader::u128)) {
            case Decoded.Value<U128>(U128 amount) -> amount;
            case Decoded.Refused<U128> _ -> null;
        };
    }

    private static ByteString prefix(String pallet, String item) {
        return Subtree.GUEST.key(
                Twox.twox128(ByteString.ascii(pallet))
                        .concat(Twox.twox128(ByteString.ascii(item))));
    }

    private static ByteString hashed(ByteString key) {
        return Hashing.blake2b128(key).concat(key);
    }

    private static ByteString scale(Location location) {
        return ScaleWriter.encode(location, Location::write);
    }
}
