package io.xcmgateway.api.xcm.v5;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    /// This place, as seen from where `prefix` is seen from, if it has been seen from `prefix`:
    /// steps outwards cancel steps inwards of `prefix`. `null` if that takes more than 8 junctions
    /// or 255 parents.
    public @Nullable Location prepend(Location prefix) {
        int kept = Math.max(prefix.interior.size() - parents, 0);
        int outwards = prefix.parents + Math.max(parents - prefix.interior.size(), 0);
        if (interior.size() + kept > Junctions.JUNCTIONS_MAX || outwards > PARENTS_MAX) {
            return null;
        }
        return new Location(outwards, prefix.interior.first(kept).concat(interior));
    }

    /// The place that is seen as `suffix` from this one; `null` as for [#prepend].
    public @Nullable Location append(Location suffix) {
        return suffix.prepend(this);
    }

    /// How the place `target` addresses the one that looks, which is at `context` in the universe.
    /// `null` if `target` is more than 8 levels out.
    public static @Nullable Location invert(Junctions context, Location target) {
        if (target.parents > Junctions.JUNCTIONS_MAX) {
            return null;
        }
        List<Junction> inwards = new ArrayList<>();
        for (int i = context.size() - target.parents; i < context.size(); i++) {
            inwards.add(i < 0 ? new Junction.OnlyChild() : context.get(i));
        }
        return new Location(target.interior.size(), new Junctions(inwards));
    }

    /// The same place without going out and back in, for one who looks from `context`.
    public Location simplify(Junctions context) {
        if (context.size() < parents) {
            return this;
        }
        int undone = 0;
        while (undone < parents
                && undone < interior.size()
                && interior.get(undone).equals(context.get(context.size() - parents + undone))) {
            undone++;
        }
        return new Location(parents - undone, interior.last(interior.size() - undone));
    }

    /// This place as `target` sees it, when the one that looks is at `context` in the universe;
    /// `null` if `target` cannot be inverted or the result is too long.
    public @Nullable Location reanchor(Location target, Junctions context) {
        Location inverted = invert(context, target);
        Location seen = inverted == null ? null : prepend(inverted);
        return seen == null ? null : seen.simplify(target.interior);
    }

    /// Where in the universe this place is, when the one that looks is at `context`; `null` if it
    /// is outside of all consensus or more than 8 junctions deep.
    public @Nullable Junctions withinGlobal(Junctions context) {
        int kept = context.size() - parents;
        if (kept <= 0 || kept + interior.size() > Junctions.JUNCTIONS_MAX) {
            return null;
        }
        return context.first(kept).concat(interior);
    }

    /// A place in another consensus system.
    ///
    /// @param interior the way in from `network`
    public record Remote(NetworkId network, Junctions interior) {}

    /// This place as one in another consensus system than that of `context`; `null` if it is not.
    public @Nullable Remote ensureIsRemote(Junctions context) {
        Location universal = new Location(0, context).append(this);
        if (universal == null || universal.parents != 0) {
            return null;
        }
        NetworkId local = context.global();
        NetworkId remote = universal.interior.global();
        if (local == null || remote == null || remote.equals(local)) {
            return null;
        }
        return new Remote(remote, universal.interior.last(universal.interior.size() - 1));
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
