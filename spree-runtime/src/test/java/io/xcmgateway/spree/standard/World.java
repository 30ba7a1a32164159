package io.xcmgateway.spree.standard;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.VersionedLocation;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.profile.Adapter;
import io.xcmgateway.spree.profile.DeliveryPrice;
import io.xcmgateway.spree.profile.DustRule;
import io.xcmgateway.spree.profile.Exchange;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.Profile;
import io.xcmgateway.spree.profile.Trader;
import io.xcmgateway.spree.profile.Weigher;
import io.xcmgateway.spree.state.MapView;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An instance to run random programs on, and what such programs are about.
///
/// @param origins who sends; chains and accounts
/// @param beneficiaries who receives
/// @param tokens fungibles that the profile knows, and some that it does not
/// @param items non-fungibles
/// @param destinations where messages go; at the last one nothing arrives
/// @param calls for `Transact`
record World(
        String name,
        Junctions universal,
        Profile profile,
        List<Location> origins,
        List<Location> beneficiaries,
        List<Token> tokens,
        List<Asset> items,
        List<Location> destinations,
        List<ByteString> calls) {

    /// A fungible.
    ///
    /// @param existentialDeposit of its accounts
    /// @param perLocation whether it is kept under locations, not accounts
    /// @param sufficient whether it lets an account live
    record Token(Location id, U128 existentialDeposit, boolean perLocation, boolean sufficient) {
        Token(Location id, long existentialDeposit) {
            this(id, U128.of(existentialDeposit), false, true);
        }
    }

    /// The account of a pool, as Asset Hub derives it.
    static ByteString poolAccount(LedgerKey.Pool pool) {
        ByteString ids =
                ScaleWriter.encode(pool.first(), Location::write)
                        .concat(ScaleWriter.encode(pool.second(), Location::write));
        return Hashing.blake2b256(ByteString.ascii("py/ascon").concat(ids)).bytes();
    }

    /// Whether calls may make balances from nothing.
    boolean forces() {
        return !(profile.services().exchange() instanceof Exchange.Pools);
    }

    /// What the executor may add to a program that it sends.
    private static final int SENT_MORE_BYTES_MAX = 512;

    private static final Map<String, MapView> GENESIS = new HashMap<>();
    private static final Map<String, Map<Location, ByteString>> ACCOUNTS = new HashMap<>();

    /// The state after genesis.
    MapView genesis() {
        return GENESIS.computeIfAbsent(name, _ -> CommittedBlob.genesis(profile, universal));
    }

    /// The account that keeps a token for a location; `null` if it has none.
    @Nullable ByteString account(Location who, Token token) {
        return token.perLocation() ? ScaleWriter.encode(who, Location::write) : account(who);
    }

    /// The account that keeps items for a location; `null` if it has none.
    @Nullable ByteString itemAccount(Location who) {
        for (Adapter adapter : profile.config().adapters()) {
            if (adapter instanceof Adapter.NonFungibles) {
                return account(who);
            }
        }
        return ScaleWriter.encode(who, Location::write);
    }

    private @Nullable ByteString account(Location who) {
        ByteString account =
                ACCOUNTS.computeIfAbsent(name, _ -> new HashMap<>())
                        .computeIfAbsent(who, this::convert);
        return account.isEmpty() ? null : account;
    }

    /// Empty if there is none.
    private ByteString convert(Location who) {
        ByteString input =
                ScaleWriter.encode(new VersionedLocation.V5(who), VersionedLocation::write);
        Execution.Returned answer =
                CommittedBlob.run("LocationToAccountApi_convert_location", input, genesis());
        return answer.output().u8(0) == 0
                ? answer.output().slice(1, answer.output().length())
                : ByteString.EMPTY;
    }

    /// The most that one deposit of an asset may lose without a word.
    BigInteger dustMax(Location asset) {
        if (profile.config().dust() == DustRule.REFUSED) {
            return BigInteger.ZERO;
        }
        for (Token token : tokens) {
            if (token.id().equals(asset)) {
                BigInteger deposit = token.existentialDeposit().toBigInteger();
                return deposit.subtract(BigInteger.ONE).max(BigInteger.ZERO);
            }
        }
        return BigInteger.ZERO;
    }

    /// Where delivery is paid for and then fails.
    Location closed() {
        return destinations.getLast();
    }

    /// The most that delivery to there costs.
    ///
    /// @param cause bytes of the message whose program sends
    Asset deliveryPriceMax(int cause) {
        return switch (profile.services().routers().getLast().price()) {
            case DeliveryPrice.Fixed(Asset price) -> price;
            case DeliveryPrice.PerByte(Location asset, U128 base, U128 perByte) -> {
                BigInteger bytes = BigInteger.valueOf(cause + SENT_MORE_BYTES_MAX);
                BigInteger price = base.toBigInteger().add(perByte.toBigInteger().multiply(bytes));
                yield Asset.fungible(asset, U128.from(price));
            }
            case DeliveryPrice.Free _ -> throw new IllegalStateException("delivery has a price");
        };
    }

    /// Accounts that only teleports go in and out of.
    Set<ByteString> checkAccounts() {
        Set<ByteString> accounts = new HashSet<>();
        for (Adapter adapter : profile.config().adapters()) {
            if (adapter instanceof Adapter.Fungible fungible && fungible.checking() != null) {
                accounts.add(fungible.checking().account());
            }
        }
        return accounts;
    }

    /// The account of what traders earn; `null` if that is burned.
    @Nullable ByteString revenueAccount() {
        for (Trader trader : profile.config().traders()) {
            Location to =
                    switch (trader) {
                        case Trader.FixedRateOfFungible fixed -> fixed.revenue();
                        case Trader.UsingComponents components -> components.revenue();
                        case Trader.RefundArtefact _ -> null;
                    };
            if (to != null) {
                return account(to);
            }
        }
        return null;
    }

    /// Whether all instructions without a program or call in them weigh the same.
    boolean weighsAllTheSame() {
        return profile.config().weigher() instanceof Weigher.Fixed;
    }
}
