package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.module.HostKeys;
import io.xcmgateway.spree.module.StateSize;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.state.Growth;
import io.xcmgateway.spree.state.StateDiff;
import io.xcmgateway.spree.state.StateDiff.Change;
import io.xcmgateway.spree.state.StateView;
import java.math.BigInteger;
import java.util.Map;
import java.util.TreeMap;

/// The writes of `Ledger::mint` in the crate `ledger`: balance, issuance, what the account lives
/// on; and, as the environment does, the size of the state.
final class Minting {
    private static final BigInteger AMOUNT_MAX = U128.MAX.toBigInteger();

    private final StateView state;
    private final Location asset;
    private final ByteString account;
    private final BigInteger before;
    private final BigInteger issued;
    private final Map<ByteString, ByteString> puts = new TreeMap<>();

    /// Ends a mint into a state that the standard module did not make.
    static final class ForeignStateException extends Exception {
        private static final long serialVersionUID = 1L;

        ForeignStateException(String message) {
            super(message, null, false, false);
        }
    }

    Minting(StateView state, Location asset, ByteString account) throws ForeignStateException {
        this.state = state;
        this.asset = asset;
        this.account = account;
        this.before = amount(LedgerKeys.balance(asset, account));
        this.issued = amount(LedgerKeys.issuance(asset));
    }

    Mint atLocation(U128 given, U128 depositMin) {
        return given.compareTo(depositMin) < 0
                ? new Mint.Refused("amount", "at least " + depositMin, given.toString())
                : give(given.toBigInteger());
    }

    /// @param counted whether the module counts what accounts live on
    Mint inAccount(U128 given, U128 existentialDeposit, boolean sufficient, boolean counted)
            throws ForeignStateException {
        BigInteger after = before.add(given.toBigInteger());
        if (after.compareTo(existentialDeposit.toBigInteger()) < 0) {
            return new Mint.Refused(
                    "balance", "the existential deposit " + existentialDeposit, after.toString());
        }
        if (counted && before.signum() == 0) {
            References references = references();
            if (!sufficient && references.providers() == 0) {
                return new Mint.Refused("account", "one that has a sufficient asset", "none");
            }
            puts.put(LedgerKeys.account(account), references.with(sufficient));
        }
        return give(given.toBigInteger());
    }

    private Mint give(BigInteger given) {
        BigInteger after = before.add(given);
        BigInteger issuance = issued.add(given);
        int keyBytes = LedgerKeys.balance(asset, account).length();
        int keyBytesMax = EngineProfile.CURRENT.limits().state().keyBytesMax();
        if (keyBytes > keyBytesMax) {
            return new Mint.Refused(
                    "key of the balance", "at most " + keyBytesMax + " bytes", keyBytes + " bytes");
        }
        if (issuance.max(after).compareTo(AMOUNT_MAX) > 0) {
            return new Mint.Refused("issuance", "below 2^128", issuance.max(after).toString());
        }
        puts.put(LedgerKeys.balance(asset, account), scale(after));
        puts.put(LedgerKeys.issuance(asset), scale(issuance));
        Growth growth = growth();
        if (!growth.equals(Growth.NONE)) {
            puts.put(HostKeys.size(), size(growth).encode());
        }
        TreeMap<ByteString, Change> changes = new TreeMap<>();
        puts.forEach((key, value) -> changes.put(key, new Change.Put(value)));
        return new Mint.Made(new StateDiff(changes));
    }

    private Growth growth() {
        Growth growth = Growth.NONE;
        for (Map.Entry<ByteString, ByteString> put : puts.entrySet()) {
            ByteString old = state.get(put.getKey());
            long bytes = put.getValue().length();
            growth =
                    growth.and(
                            old == null
                                    ? new Growth(1, put.getKey().length() + bytes)
                                    : new Growth(0, bytes - old.length()));
        }
        return growth;
    }

    private StateSize size(Growth growth) {
        return switch (StateSize.of(state.get(HostKeys.size()))) {
            case Decoded.Value<StateSize>(StateSize known) -> {
                StateSize after = known.after(growth);
                if (after == null) {
                    throw new IllegalStateException(known + " must grow, would be negative");
                }
                yield after;
            }
            case Decoded.Refused<StateSize> refused ->
                    throw new IllegalStateException(
                            "the environment writes the size itself: " + refused.message());
        };
    }

    private BigInteger amount(ByteString key) throws ForeignStateException {
        return stored(key, U128.ZERO, ScaleReader::u128).toBigInteger();
    }

    private References references() throws ForeignStateException {
        return stored(LedgerKeys.account(account), References.NONE, References::read);
    }

    private <T> T stored(ByteString key, T absent, ScaleReader.Item<T> item)
            throws ForeignStateException {
        ByteString value = state.get(key);
        if (value == null) {
            return absent;
        }
        return switch (ScaleReader.decode(value, item)) {
            case Decoded.Value<T>(T read) -> read;
            case Decoded.Refused<T> refused -> throw new ForeignStateException(refused.message());
        };
    }

    private static ByteString scale(BigInteger amount) {
        return new ScaleWriter().u128(U128.from(amount)).toByteString();
    }

    /// Sufficient assets that an account holds, and insufficient ones; unsigned 32 bits each.
    private record References(long providers, long consumers) {
        static final References NONE = new References(0, 0);

        static References read(ScaleReader in) throws Malformed {
            return new References(in.u32(), in.u32());
        }

        /// The value with one more.
        ByteString with(boolean sufficient) {
            return new ScaleWriter()
                    .u32(sufficient ? providers + 1 : providers)
                    .u32(sufficient ? consumers : consumers + 1)
                    .toByteString();
        }
    }
}
