package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.wasm.types.DataSegment;
import java.util.Arrays;

/// What a memory held when its instance was new: only the part between its first and its last byte
/// that are not zero is kept, the rest is zero.
final class MemoryImage {
    private final byte[] bytes;
    private final int from;
    private final byte[] content;
    private final DataSegment[] segments;

    private MemoryImage(byte[] bytes, int from, byte[] content, DataSegment[] segments) {
        this.bytes = bytes;
        this.from = from;
        this.content = content;
        this.segments = segments;
    }

    /// @param bytes the memory, which stays its owner's
    /// @param segments what `memory.init` copies from; what was dropped is empty
    static MemoryImage of(byte[] bytes, DataSegment[] segments) {
        int from = 0;
        int to = bytes.length;
        while (from < to && bytes[from] == 0) {
            from++;
        }
        while (to > from && bytes[to - 1] == 0) {
            to--;
        }
        return new MemoryImage(bytes, from, Arrays.copyOfRange(bytes, from, to), segments.clone());
    }

    /// The array that the image was taken of; whoever wrote to it has to [#restore] it.
    byte[] bytes() {
        return bytes;
    }

    /// Puts back a range of the array.
    ///
    /// @param start at least 0
    /// @param end exclusive; like `start` it may lie behind the array
    void restore(int start, int end) {
        int last = Math.min(end, bytes.length);
        if (start >= last) {
            return;
        }
        Arrays.fill(bytes, start, last, (byte) 0);
        int first = Math.max(start, from);
        int count = Math.min(last, from + content.length) - first;
        if (count > 0) {
            System.arraycopy(content, first - from, bytes, first, count);
        }
    }

    /// Puts back the data segments.
    void restore(DataSegment[] dropped) {
        System.arraycopy(segments, 0, dropped, 0, segments.length);
    }
}
