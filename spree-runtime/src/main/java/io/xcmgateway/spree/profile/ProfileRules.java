package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.v5.Junctions;
import java.util.ArrayList;
import java.util.List;

/// What a profile must keep to beyond the types of its fields.
///
/// These are the rules by which the module's genesis refuses a profile (`contradictions.rs` of the
/// ledger): genesis accepts a profile exactly if there are no findings. It names the first reason;
/// here are all.
public final class ProfileRules {
    private ProfileRules() {}

    /// All contradictions, those of the configuration first; empty for a good profile.
    ///
    /// @param universal where the instance is in the universe
    public static List<Finding> findings(Profile profile, Junctions universal) {
        List<Finding> findings = new ArrayList<>();
        Place root = new Place("", findings);
        readable(root, profile);
        AccountConverter accounts = Accounts.of(profile.config().converters(), universal);
        new ConfigRules(profile.config(), accounts).check(root.at("config"));
        List<Adapter> adapters = profile.config().adapters();
        Books books = new Books(adapters);
        new EndowmentRules(adapters, accounts, books)
                .check(root.at("endowments"), profile.endowments());
        new ServiceRules(profile.services(), accounts).check(root.at("services"));
        if (profile.services().exchange() instanceof Exchange.Pools pools) {
            new PoolRules(pools, adapters, accounts, books)
                    .check(root.at("services").at("exchange").at("Pools"));
        }
        return List.copyOf(findings);
    }

    /// A value may be too long or too deep to be read again, or hold lists out of order.
    private static void readable(Place place, Profile profile) {
        ByteString scale = ScaleWriter.encode(profile, Profile::write);
        if (Profile.decode(scale) instanceof Decoded.Refused<Profile> refused) {
            place.require(false, refused.expected(), refused.found() + " at " + refused.path());
        }
    }
}
