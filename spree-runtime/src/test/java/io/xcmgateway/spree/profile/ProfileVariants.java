package io.xcmgateway.spree.profile;

import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.Variants;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The alternatives that the reader of profiles knows, by the name of their type in the schema.
public final class ProfileVariants {
    private ProfileVariants() {}

    public static NavigableMap<String, Set<String>> names() {
        NavigableMap<String, Set<String>> names = new TreeMap<>();
        for (Variants<?> variants :
                new Variants<?>[] {
                    ConfigTables.ACCOUNT_REF,
                    ConfigTables.ADAPTER,
                    ConfigTables.ASSET_TRAP,
                    ConfigTables.CONVERTER,
                    ConfigTables.DESCRIPTION,
                    ConfigTables.PRICE,
                    ConfigTables.TRADER,
                    ConfigTables.WEIGHER,
                    ConfigTables.WEIGHT_TO_FEE,
                    RuleTables.ALIAS_RULE,
                    RuleTables.BARRIER,
                    RuleTables.DENY,
                    RuleTables.JUNCTION_FILTER,
                    RuleTables.LOCATION_FILTER,
                    RuleTables.TRUST,
                    ServiceTables.CALL_KIND,
                    ServiceTables.DELIVERY_PRICE,
                    ServiceTables.DISPATCH_ORIGIN,
                    ServiceTables.EXCHANGE,
                    ServiceTables.LOCKS,
                    ServiceTables.ORIGIN_CONVERTER,
                    ServiceTables.SAFE_CALLS
                }) {
            names.put(variants.type(), new TreeSet<>(variants.names()));
        }
        plain(names, CallNeeds.values());
        plain(names, DustRule.values());
        plain(names, FeeReason.values());
        plain(names, Hrmp.values());
        plain(names, MessageIds.values());
        plain(names, MintLocation.values());
        plain(names, OnwardTrust.values());
        plain(names, Subscriptions.values());
        plain(names, Terminal.values());
        plain(names, Transactional.values());
        plain(names, Wrapping.values());
        return names;
    }

    private static <E extends Enum<E> & FormValue> void plain(
            NavigableMap<String, Set<String>> names, E[] values) {
        TreeSet<String> written = new TreeSet<>();
        for (E value : values) {
            String json = XcmJson.write(value);
            written.add(json.substring(1, json.length() - 1));
        }
        names.put(values[0].getDeclaringClass().getSimpleName(), written);
    }
}
