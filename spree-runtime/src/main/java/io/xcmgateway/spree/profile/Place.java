package io.xcmgateway.spree.profile;

import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A place in the JSON form of a profile, where findings are noted.
///
/// @param pointer to the place (RFC 6901)
/// @param findings all of the profile so far; grows
record Place(String pointer, List<Finding> findings) {

    /// A member of the object here. No key of a profile has to be escaped.
    Place at(String key) {
        return new Place(pointer + "/" + key, findings);
    }

    /// An item of the array here.
    Place at(int index) {
        return at(String.valueOf(index));
    }

    /// @param found what stands here; null if nothing does
    void require(boolean holds, String expected, @Nullable Object found) {
        if (!holds) {
            findings.add(new Finding(pointer, expected, String.valueOf(found)));
        }
    }

    /// Applies a rule to each item of the array here.
    <T> void each(List<T> items, BiConsumer<Place, T> rule) {
        for (int i = 0; i < items.size(); i++) {
            rule.accept(at(i), items.get(i));
        }
    }
}
