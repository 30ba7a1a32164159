package io.xcmgateway.spree.profile;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import java.util.List;

/// Parts of profiles that are bounded by the size of the profile alone: each item of a list takes a
/// byte at least.
final class Parts {
    private Parts() {}

    static <T> FormReader.Item<List<T>> list(FormReader.Item<T> item) {
        return in -> in.vec(Profile.PROFILE_BYTES_MAX, item);
    }

    static ByteString bytes(FormReader in) throws Malformed {
        return in.byteVec(Profile.PROFILE_BYTES_MAX);
    }

    static List<FormValue> written(List<ByteString> items) {
        return items.stream().<FormValue>map(item -> out -> out.byteVec(item)).toList();
    }
}
