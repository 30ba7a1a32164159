package io.xcmgateway.gateway.http.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.AssetInstance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.http.json.AssetWords;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.state.StateView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects one page of what accounts hold. Balances lie in the state by asset and then by account,
/// so each asset costs one look and a jump over all other accounts; items lie by account.
final class HeldAssets {
    /// Assets that are looked at for one page.
    private static final int LOOKS_MAX = 500;

    private static final int BYTE_MAX = 0xff;

    private final StateView state;
    private final AssetWords words;
    private final List<ByteString> accounts;
    private final int max;
    private final List<AssetsView.Held> held = new ArrayList<>();
    private int looks;

    /// @param accounts under which one owner may hold something, at least one
    /// @param max entries of the page; a look at one more asset may add one for each account
    HeldAssets(StateView state, AssetWords words, List<ByteString> accounts, int max) {
        this.state = state;
        this.words = words;
        this.accounts = List.copyOf(accounts);
        this.max = max;
    }

    List<AssetsView.Held> held() {
        return List.copyOf(held);
    }

    /// Where a list begins.
    static ByteString start() {
        return LedgerKeys.balances();
    }

    /// Whether a list of these accounts can go on at `key`.
    static boolean isPlace(ByteString key, List<ByteString> accounts) {
        return key.startsWith(LedgerKeys.balances())
                || accounts.stream().anyMatch(it -> key.startsWith(LedgerKeys.ownedItems(it)));
    }

    /// @param from a place
    /// @return where the next page goes on, or `null` if there is none
    @Nullable ByteString collect(ByteString from) {
        ByteString at = from;
        if (from.startsWith(LedgerKeys.balances())) {
            ByteString rest = balances(from);
            if (rest != null) {
                return rest;
            }
            at = LedgerKeys.ownedItems(accounts.getFirst());
        }
        for (ByteString account : accounts) {
            ByteString prefix = LedgerKeys.ownedItems(account);
            if (at.startsWith(prefix)) {
                ByteString rest = items(at, prefix);
                if (rest != null) {
                    return rest;
                }
                int next = accounts.indexOf(account) + 1;
                if (next < accounts.size()) {
                    at = LedgerKeys.ownedItems(accounts.get(next));
                }
            }
        }
        return null;
    }

    private @Nullable ByteString balances(ByteString from) {
        ByteString key = atOrAfter(from);
        while (key != null && key.startsWith(LedgerKeys.balances())) {
            if (isFull()) {
                return key;
            }
            looks++;
            key =
                    LedgerKey.of(key) instanceof LedgerKey.Balance(Location asset, ByteString _)
                            ? after(asset)
                            : state.nextKey(key);
        }
        return null;
    }

    /// Notes what the accounts have of an asset.
    ///
    /// @return the first key after all balances of it
    private @Nullable ByteString after(Location asset) {
        for (ByteString account : accounts) {
            U128 amount = LedgerKeys.balance(state, asset, account);
            if (amount != null && !amount.isZero()) {
                held.add(
                        new AssetsView.Held(
                                asset,
                                amount.toString(),
                                null,
                                words.amount(asset, amount),
                                LedgerKeys.balance(asset, account)));
            }
        }
        return atOrAfter(successor(LedgerKeys.balances(asset)));
    }

    private @Nullable ByteString items(ByteString from, ByteString prefix) {
        ByteString key = atOrAfter(from);
        while (key != null && key.startsWith(prefix)) {
            if (isFull()) {
                return key;
            }
            looks++;
            if (LedgerKey.of(key)
                    instanceof
                    LedgerKey.OwnedItem(ByteString _, Location asset, AssetInstance instance)) {
                held.add(new AssetsView.Held(asset, null, instance, words.item(asset), key));
            }
            key = state.nextKey(key);
        }
        return null;
    }

    private boolean isFull() {
        return held.size() >= max || looks >= LOOKS_MAX;
    }

    private @Nullable ByteString atOrAfter(ByteString key) {
        return state.exists(key) ? key : state.nextKey(key);
    }

    /// The least key that is greater than all that start with `prefix`, which is not all ones.
    private static ByteString successor(ByteString prefix) {
        byte[] bytes = prefix.toByteArray();
        int last = bytes.length - 1;
        while ((bytes[last] & BYTE_MAX) == BYTE_MAX) {
            last--;
        }
        bytes[last]++;
        return ByteString.wrap(bytes).slice(0, last + 1);
    }
}
