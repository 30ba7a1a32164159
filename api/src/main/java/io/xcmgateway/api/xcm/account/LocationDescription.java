package io.xcmgateway.api.xcm.account;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.BodyId;
import io.xcmgateway.api.xcm.BodyPart;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junction.AccountId32;
import io.xcmgateway.api.xcm.v5.Junction.AccountKey20;
import io.xcmgateway.api.xcm.v5.Junction.PalletInstance;
import io.xcmgateway.api.xcm.v5.Junction.Parachain;
import io.xcmgateway.api.xcm.v5.Junction.Plurality;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Describes a location in bytes, whose hash is an account. Texts stand in it without their length.
@FunctionalInterface
public interface LocationDescription {

    /// The description; `null` if the location is not of the kind that is described.
    @Nullable ByteString describe(Location location);

    /// The first description of several.
    static LocationDescription firstOf(List<LocationDescription> descriptions) {
        List<LocationDescription> inOrder = List.copyOf(descriptions);
        return location -> {
            for (LocationDescription description : inOrder) {
                ByteString described = description.describe(location);
                if (described != null) {
                    return described;
                }
            }
            return null;
        };
    }

    /// `DescribeTerminus`: the place itself.
    static LocationDescription terminus() {
        return location -> location.equals(Location.HERE) ? ByteString.EMPTY : null;
    }

    /// `DescribeTreasuryVoiceTerminal`.
    static LocationDescription treasuryVoice() {
        return location ->
                inside(location) instanceof Plurality(BodyId.Treasury _, BodyPart.Voice _)
                        ? ByteString.ascii("TreasuryVoice")
                        : null;
    }

    /// `DescribePalletTerminal`, `DescribeAccountId32Terminal`, `DescribeAccountKey20Terminal` and
    /// `DescribeBodyTerminal`.
    static LocationDescription palletAccountOrBody() {
        return location ->
                switch (inside(location)) {
                    case PalletInstance(int index) ->
                            text("Pallet").compactU32(index).toByteString();
                    case AccountId32(_, Hash32 id) -> text("AccountId32").hash32(id).toByteString();
                    case AccountKey20(_, ByteString key) ->
                            text("AccountKey20").bytes(key).toByteString();
                    case Plurality(BodyId id, BodyPart part) ->
                            text("Body").bytes(id.encode()).bytes(part.encode()).toByteString();
                    case null, default -> null;
                };
    }

    /// `DescribeAllTerminal`: any of the above.
    static LocationDescription allTerminal() {
        return firstOf(List.of(terminus(), treasuryVoice(), palletAccountOrBody()));
    }

    /// `DescribeFamily`: places inside the relay chain, a sibling or a child, by how `inner`
    /// describes them from there.
    static LocationDescription family(LocationDescription inner) {
        return location ->
                switch (location.parents()) {
                    case 0 ->
                            first(location) instanceof Parachain(long id)
                                    ? chain("ChildChain", id, inner, location.interior())
                                    : null;
                    case 1 ->
                            first(location) instanceof Parachain(long id)
                                    ? chain("SiblingChain", id, inner, location.interior())
                                    : tail(text("ParentChain"), inner, location.interior());
                    default -> null;
                };
    }

    /// `LegacyDescribeForeignChainAccount`: accounts of the relay chain, a sibling or a child.
    static LocationDescription legacyForeignAccount() {
        return LegacyDescription::describe;
    }

    private static @Nullable ByteString chain(
            String name, long id, LocationDescription inner, Junctions interior) {
        return tail(text(name).compactU32(id), inner, interior.last(interior.size() - 1));
    }

    private static @Nullable ByteString tail(
            ScaleWriter out, LocationDescription inner, Junctions interior) {
        ByteString described = inner.describe(new Location(0, interior));
        return described == null ? null : out.byteVec(described).toByteString();
    }

    private static @Nullable Junction first(Location location) {
        return location.interior().isEmpty() ? null : location.interior().get(0);
    }

    /// The only junction of a location inside.
    private static @Nullable Junction inside(Location location) {
        return location.parents() == 0 && location.interior().size() == 1 ? first(location) : null;
    }

    private static ScaleWriter text(String ascii) {
        return new ScaleWriter().bytes(ByteString.ascii(ascii));
    }
}
