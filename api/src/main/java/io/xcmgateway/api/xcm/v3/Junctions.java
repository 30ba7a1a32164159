package io.xcmgateway.api.xcm.v3;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;
import java.util.List;

/// A way inwards, outermost step first: `Here`, or `X1` to `X8`. Ordered by length, then step by
/// step.
///
/// @param items at most 8
public record Junctions(List<Junction> items) implements FormValue, Comparable<Junctions> {
    public static final int JUNCTIONS_MAX = 8;
    public static final Junctions HERE = new Junctions(List.of());

    public Junctions {
        items = List.copyOf(items);
        if (items.size() > JUNCTIONS_MAX) {
            throw new IllegalArgumentException("junctions must be at most 8, were " + items.size());
        }
    }

    public static Junctions of(Junction... items) {
        return items.length == 0 ? HERE : new Junctions(List.of(items));
    }

    public static Junctions read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Junctions::from);
    }

    public static Junctions from(FormReader in) throws Malformed {
        return in.variant(LocationTables.JUNCTIONS);
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public Junction get(int index) {
        return items.get(index);
    }

    public boolean startsWith(Junctions prefix) {
        return size() >= prefix.size() && items.subList(0, prefix.size()).equals(prefix.items);
    }

    @Override
    public void to(FormWriter out) {
        if (items.isEmpty()) {
            out.unit(0, "Here");
        } else {
            FormWriter way = out.variant(items.size(), "X" + items.size());
            (items.size() == 1 ? way.put(items.getFirst()) : way.array(items)).end();
        }
    }

    @Override
    public int compareTo(Junctions other) {
        if (size() != other.size()) {
            return Integer.compare(size(), other.size());
        }
        for (int i = 0; i < size(); i++) {
            if (!get(i).equals(other.get(i))) {
                return get(i).compareTo(other.get(i));
            }
        }
        return 0;
    }
}
