package io.xcmgateway.proof;

import io.xcmgateway.api.bytes.ByteString;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The ways in which lists and bytes go wrong.
final class Hostile {
    private Hostile() {}

    /// Lists that differ from a good one: each member missing, each twice, neighbours exchanged,
    /// all the other way round, none at all.
    ///
    /// @return by what was done
    static <T> Map<String, List<T>> lists(List<T> good) {
        Map<String, List<T>> bad = new LinkedHashMap<>();
        for (int i = 0; i < good.size(); i++) {
            List<T> fewer = new ArrayList<>(good);
            fewer.remove(i);
            bad.put("without " + i, fewer);
            List<T> twice = new ArrayList<>(good);
            twice.add(i, good.get(i));
            bad.put("twice " + i, twice);
            if (i > 0) {
                List<T> swapped = new ArrayList<>(good);
                Collections.swap(swapped, i - 1, i);
                bad.put("exchanged " + (i - 1) + " and " + i, swapped);
            }
        }
        bad.put("reversed", good.reversed());
        bad.put("none", List.of());
        bad.values().removeIf(good::equals);
        return bad;
    }

    /// Each member cut short, longer by a byte, and with a bit flipped at either end and amid.
    static Map<String, List<ByteString>> items(List<ByteString> good) {
        Map<String, List<ByteString>> bad = new LinkedHashMap<>();
        for (int i = 0; i < good.size(); i++) {
            ByteString item = good.get(i);
            int length = item.length();
            bad.put("cut " + i, with(good, i, item.slice(0, length - 1)));
            bad.put("longer " + i, with(good, i, item.concat(ByteString.of(0))));
            for (int at : new int[] {0, length / 2, length - 1}) {
                bad.put("flipped " + i + " at " + at, with(good, i, flipped(item, at)));
            }
        }
        return bad;
    }

    static ByteString flipped(ByteString bytes, int at) {
        byte[] changed = bytes.toByteArray();
        changed[at] ^= 1;
        return ByteString.wrap(changed);
    }

    private static List<ByteString> with(List<ByteString> good, int index, ByteString item) {
        List<ByteString> changed = new ArrayList<>(good);
        changed.set(index, item);
        return changed;
    }
}
