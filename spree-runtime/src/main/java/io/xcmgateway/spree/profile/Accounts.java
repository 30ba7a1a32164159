package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.account.AccountConverter;
import io.xcmgateway.api.xcm.account.LocationDescription;
import io.xcmgateway.api.xcm.account.RemoteConsensus;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The accounts that the converters of a profile give to locations, as the module computes them
/// (XCM.md 12.2).
final class Accounts {
    private Accounts() {}

    /// @param universal where the instance is in the universe
    static AccountConverter of(List<Converter> converters, Junctions universal) {
        return AccountConverter.firstOf(
                converters.stream().map(converter -> of(converter, universal)).toList());
    }

    private static AccountConverter of(Converter converter, Junctions universal) {
        return switch (converter) {
            case Converter.ParentIsPreset() -> AccountConverter.parentIsPreset();
            case Converter.SiblingParachain() -> AccountConverter.siblingParachain();
            case Converter.ChildParachain() -> AccountConverter.childParachain();
            case Converter.AccountId32Aliases(var network) ->
                    AccountConverter.accountId32Aliases(network);
            case Converter.AccountKey20Aliases(var network) ->
                    AccountConverter.accountKey20Aliases(network);
            case Converter.LocalTreasuryVoice(ByteString account) ->
                    AccountConverter.localTreasuryVoice(account);
            case Converter.HashedDescription(Description description) ->
                    AccountConverter.hashed(of(description));
            case Converter.Account32Hash() -> AccountConverter.account32Hash();
            case Converter.GlobalConsensus() -> new RemoteConsensus(universal).consensus();
            case Converter.GlobalConsensusParachain() -> new RemoteConsensus(universal).parachain();
            case Converter.ExternalConsensus() -> new RemoteConsensus(universal).external();
            case Converter.ParachainAt(int parents) -> parachainAt(parents);
            case Converter.LocationItself() -> Location::encode;
        };
    }

    private static AccountConverter parachainAt(int parents) {
        return location -> {
            if (location.parents() != parents
                    || location.interior().size() != 1
                    || !(location.interior().get(0) instanceof Junction.Parachain(long id))) {
                return null;
            }
            byte[] account = new byte[AccountConverter.ACCOUNT_BYTES];
            new ScaleWriter()
                    .bytes(ByteString.ascii("sibl"))
                    .u32(id)
                    .toByteString()
                    .copyTo(account, 0);
            return ByteString.wrap(account);
        };
    }

    private static LocationDescription of(Description description) {
        return switch (description) {
            case Description.Local(List<Terminal> terminals) -> of(terminals);
            case Description.Family(List<Terminal> terminals) ->
                    LocationDescription.family(of(terminals));
            case Description.LegacyForeignAccount() -> LocationDescription.legacyForeignAccount();
        };
    }

    private static LocationDescription of(List<Terminal> terminals) {
        return LocationDescription.firstOf(terminals.stream().map(Accounts::of).toList());
    }

    private static LocationDescription of(Terminal terminal) {
        return switch (terminal) {
            case HERE -> LocationDescription.terminus();
            case PALLET_INSTANCE -> only(Junction.PalletInstance.class);
            case ACCOUNT_ID32 -> only(Junction.AccountId32.class);
            case ACCOUNT_KEY20 -> only(Junction.AccountKey20.class);
            case TREASURY_VOICE -> LocationDescription.treasuryVoice();
            case BODY -> only(Junction.Plurality.class);
        };
    }

    private static LocationDescription only(Class<? extends Junction> kind) {
        LocationDescription any = LocationDescription.palletAccountOrBody();
        return location -> kind.isInstance(inside(location)) ? any.describe(location) : null;
    }

    private static @Nullable Junction inside(Location location) {
        return location.interior().size() == 1 ? location.interior().get(0) : null;
    }
}
