package io.xcmgateway.api.xcm.v4;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import io.xcmgateway.api.xcm.v3.Junction;

/// A place as seen from another: so many levels out, then a way in. Ordered by `parents`, then by
/// `interior`.
///
/// @param parents levels outwards, 0..255
public record Location(int parents, Junctions interior) implements FormValue, Comparable<Location> {
    public static final int PARENTS_MAX = 255;

    /// The place that looks.
    public static final Location HERE = new Location(0, Junctions.HERE);

    /// The place around the one that looks.
    public static final Location PARENT = new Location(1, Junctions.HERE);

    public Location {
        Range.requireU8("parents", parents);
    }

    public static Location of(int parents, Junction... interior) {
        return new Location(parents, Junctions.of(interior));
    }

    public static Decoded<Location> decode(ByteString scale) {
        return ScaleReader.decode(scale, Location::read);
    }

    public static Location read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Location::from);
    }

    public static Location from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Location(
                        it.field("parents", FormReader::u8),
                        it.field("interior", Junctions::from)));
    }

    /// The same `parents`, and a way in that begins with that of `prefix`.
    public boolean startsWith(Location prefix) {
        return parents == prefix.parents && interior.startsWith(prefix.interior);
    }

    @Override
    public void to(FormWriter out) {
        out.open().key("parents").u8(parents).field("interior", interior).close();
    }

    @Override
    public int compareTo(Location other) {
        return parents != other.parents
                ? Integer.compare(parents, other.parents)
                : interior.compareTo(other.interior);
    }
}
