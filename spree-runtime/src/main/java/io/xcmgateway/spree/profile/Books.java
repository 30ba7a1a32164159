package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Location;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The balances that genesis makes, kept as the module keeps them: nothing goes below an
/// existential deposit or beyond 128 bits, and an account lives on sufficient assets.
final class Books {
    private static final BigInteger AMOUNT_MAX = U128.MAX.toBigInteger();

    private final boolean counted;
    private final Map<Balance, BigInteger> balances = new HashMap<>();
    private final Map<Location, BigInteger> issuance = new HashMap<>();
    private final Set<Item> items = new HashSet<>();
    private final Set<ByteString> living = new HashSet<>();

    private record Balance(Location asset, ByteString account) {}

    private record Item(Location asset, AssetInstance instance) {}

    Books(List<Adapter> adapters) {
        counted = Keeping.anyInsufficient(adapters);
    }

    /// What there is of an asset.
    BigInteger issued(Location asset) {
        return issuance.getOrDefault(asset, BigInteger.ZERO);
    }

    /// Lets an account live without an asset, as that of a pool does.
    void provide(ByteString account) {
        living.add(account);
    }

    /// Whether nobody had the item; now somebody has.
    boolean mint(Location asset, AssetInstance instance) {
        return items.add(new Item(asset, instance));
    }

    /// Gives an amount to an account, or notes at `place` why the module does not.
    void mint(Place place, Location asset, ByteString account, BigInteger given, Keeping keeping) {
        Balance balance = new Balance(asset, account);
        BigInteger before = balances.getOrDefault(balance, BigInteger.ZERO);
        BigInteger after = before.add(given);
        BigInteger issued = issued(asset).add(given);
        U128 deposit =
                keeping instanceof Keeping.Fungible(U128 existentialDeposit, _)
                        ? existentialDeposit
                        : U128.ZERO;
        boolean fits = after.compareTo(AMOUNT_MAX) <= 0 && issued.compareTo(AMOUNT_MAX) <= 0;
        boolean enough = after.compareTo(deposit.toBigInteger()) >= 0;
        boolean held = !opens(before, after) || mayHold(account, keeping);
        place.require(fits, "an issuance below 2^128", issued);
        place.require(enough, "the existential deposit, " + deposit + ", at least", after);
        place.require(held, "an account that has a sufficient asset", account);
        if (fits && enough && held) {
            balances.put(balance, after);
            issuance.put(asset, issued);
            if (opens(before, after)
                    && keeping instanceof Keeping.Fungible(_, boolean sufficient)
                    && sufficient) {
                living.add(account);
            }
        }
    }

    private static boolean opens(BigInteger before, BigInteger after) {
        return before.signum() == 0 && after.signum() > 0;
    }

    private boolean mayHold(ByteString account, Keeping keeping) {
        return !counted
                || !(keeping instanceof Keeping.Fungible(_, boolean sufficient))
                || sufficient
                || living.contains(account);
    }
}
