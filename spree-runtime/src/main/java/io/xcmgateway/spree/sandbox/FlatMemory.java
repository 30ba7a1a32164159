package io.xcmgateway.spree.sandbox;

import com.dylibso.chicory.runtime.ConstantEvaluators;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Memory;
import com.dylibso.chicory.wasm.types.ActiveDataSegment;
import com.dylibso.chicory.wasm.types.DataSegment;
import com.dylibso.chicory.wasm.types.PassiveDataSegment;
import io.xcmgateway.api.bytes.ByteString;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Linear memory in one array, 2 to 5 times faster than Chicory's own. The only memory class that
/// instances ever get: with a second one the calls of compiled code would no longer be inlined.
///
/// An access that is not wholly inside throws [IndexOutOfBoundsException] before it writes
/// anything. Addresses and lengths above 2^31 arrive as negative numbers, which are never inside: a
/// memory is much smaller.
///
/// Remembers which blocks were written, so that [#restore] puts back those alone. A write is noted
/// under the block it begins in, and an instruction writes at most 8 bytes; so what is put back of
/// a block begins with its first byte and ends 7 bytes behind its last.
@SuppressWarnings("removal") // the interface still demands its deprecated methods
final class FlatMemory implements Memory {
    private static final VarHandle I16 =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I32 =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle I64 =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// A block has 1 KiB: a short run writes a few on its stack and a few of its heap.
    private static final int BLOCK_SHIFT = 10;

    private static final int OVERHANG_BYTES = Long.BYTES - 1;

    private final int initialPages;
    private final int maximumPages;
    private final byte[] written;
    private byte[] bytes;
    private DataSegment[] segments = {};

    /// The bytes of the segments that were copied from, and of which segment they are: Chicory's
    /// give out a new copy each time they are asked.
    private byte[][] contents = {};

    private @Nullable DataSegment[] contentsOf = {};
    private @Nullable MemoryImage image;

    FlatMemory(int initialPages, int maximumPages) {
        if (initialPages < 0 || initialPages > maximumPages) {
            throw new IllegalArgumentException(
                    "initial pages must be 0.." + maximumPages + ", was " + initialPages);
        }
        this.initialPages = initialPages;
        this.maximumPages = maximumPages;
        this.bytes = new byte[initialPages * PAGE_SIZE];
        this.written = new byte[(maximumPages * PAGE_SIZE) >> BLOCK_SHIFT];
    }

    /// Takes what is here now for what [#restore] puts back.
    void remember() {
        image = MemoryImage.of(bytes, segments);
        Arrays.fill(written, (byte) 0);
    }

    /// Puts back all bytes, the size and the data segments of when it was told to remember them.
    void restore() {
        MemoryImage before = image;
        if (before == null) {
            throw new IllegalStateException("nothing was remembered");
        }
        bytes = before.bytes();
        int block = 0;
        while ((block = next(block, 1)) < written.length) {
            int end = next(block, 0);
            before.restore(block << BLOCK_SHIFT, (end << BLOCK_SHIFT) + OVERHANG_BYTES);
            Arrays.fill(written, block, end, (byte) 0);
            block = end;
        }
        before.restore(segments);
    }

    /// The first block from `block` on that was written, or if `is` is 0 was not; behind the last
    /// block if there is none.
    private int next(int block, int is) {
        int at = block;
        while (at < written.length && written[at] != is) {
            boolean skips = is == 1 && at % Long.BYTES == 0 && at + Long.BYTES <= written.length;
            at += skips && (long) I64.get(written, at) == 0 ? Long.BYTES : 1;
        }
        return at;
    }

    private void note(int address) {
        written[address >>> BLOCK_SHIFT] = 1;
    }

    /// @param size not negative; the range is inside
    private void note(int address, int size) {
        if (size > 0) {
            Arrays.fill(
                    written,
                    address >>> BLOCK_SHIFT,
                    ((address + size - 1) >>> BLOCK_SHIFT) + 1,
                    (byte) 1);
        }
    }

    /// Whether a range of unsigned 32-bit numbers is wholly inside.
    boolean contains(long offset, long length) {
        return offset >= 0 && length >= 0 && length <= bytes.length - offset;
    }

    /// A copy of a range that is inside.
    ByteString copyOf(long offset, long length) {
        return ByteString.copyOf(bytes, (int) offset, (int) length);
    }

    /// Writes to a range that is inside.
    void put(long offset, ByteString value) {
        value.copyTo(bytes, (int) offset);
        note((int) offset, value.length());
    }

    @Override
    public int pages() {
        return bytes.length / PAGE_SIZE;
    }

    @Override
    public int grow(int pages) {
        int before = pages();
        if (pages < 0 || pages > maximumPages - before) {
            return -1;
        }
        if (pages > 0) {
            bytes = Arrays.copyOf(bytes, (before + pages) * PAGE_SIZE);
        }
        return before;
    }

    @Override
    public int initialPages() {
        return initialPages;
    }

    @Override
    public int maximumPages() {
        return maximumPages;
    }

    @Override
    public void initialize(Instance instance, DataSegment[] all) {
        initialize(instance, all, 0);
    }

    /// Copies the active segments and drops them, as the specification says.
    ///
    /// @param all the instance's own array, in which it also marks what `data.drop` drops
    @Override
    public void initialize(Instance instance, DataSegment[] all, int memoryIndex) {
        segments = all == null ? new DataSegment[0] : all;
        contents = new byte[segments.length][0];
        contentsOf = new DataSegment[segments.length];
        for (int i = 0; i < segments.length; i++) {
            if (segments[i] instanceof ActiveDataSegment active) {
                long[] offset =
                        ConstantEvaluators.computeConstantValue(
                                instance, active.offsetInstructions());
                write((int) offset[0], active.data(), 0, active.data().length);
                segments[i] = PassiveDataSegment.EMPTY;
            }
        }
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // a dropped segment is another object
    public void initPassiveSegment(int segment, int destination, int offset, int size) {
        DataSegment from = segments[segment];
        if (contentsOf[segment] != from) {
            contents[segment] = from.data();
            contentsOf[segment] = from;
        }
        write(destination, contents[segment], offset, size);
    }

    @Override
    public void drop(int segment) {
        segments[segment] = PassiveDataSegment.EMPTY;
    }

    @Override
    public void write(int address, byte[] data, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, data.length);
        Objects.checkFromIndexSize(address, size, bytes.length);
        System.arraycopy(data, offset, bytes, address, size);
        note(address, size);
    }

    @Override
    public byte read(int address) {
        return bytes[address];
    }

    @Override
    public byte[] readBytes(int address, int length) {
        Objects.checkFromIndexSize(address, length, bytes.length);
        return Arrays.copyOfRange(bytes, address, address + length);
    }

    @Override
    public void writeI32(int address, int value) {
        I32.set(bytes, address, value);
        note(address);
    }

    @Override
    public int readInt(int address) {
        return (int) I32.get(bytes, address);
    }

    @Override
    public void writeLong(int address, long value) {
        I64.set(bytes, address, value);
        note(address);
    }

    @Override
    public long readLong(int address) {
        return (long) I64.get(bytes, address);
    }

    @Override
    public void writeShort(int address, short value) {
        I16.set(bytes, address, value);
        note(address);
    }

    @Override
    public short readShort(int address) {
        return (short) I16.get(bytes, address);
    }

    @Override
    public long readU16(int address) {
        return readShort(address) & 0xffffL;
    }

    @Override
    public void writeByte(int address, byte value) {
        bytes[address] = value;
        note(address);
    }

    /// Nothing to do: the array was zero when it was allocated, and this is called right after.
    @Override
    public void zero() {}

    @Override
    public void fill(byte value, int from, int to) {
        Objects.checkFromToIndex(from, to, bytes.length);
        Arrays.fill(bytes, from, to, value);
        note(from, to - from);
    }

    @Override
    public void copy(int destination, int source, int size) {
        Objects.checkFromIndexSize(destination, size, bytes.length);
        Objects.checkFromIndexSize(source, size, bytes.length);
        System.arraycopy(bytes, source, bytes, destination, size);
        note(destination, size);
    }

    @Override
    public boolean shared() {
        return false;
    }

    @Override
    public Object lock(int address) {
        throw notAdmitted("shared memory");
    }

    @Override
    public int waitOn(int address, int expected, long timeout) {
        throw notAdmitted("shared memory");
    }

    @Override
    public int waitOn(int address, long expected, long timeout) {
        throw notAdmitted("shared memory");
    }

    @Override
    public int notify(int address, int maxThreads) {
        throw notAdmitted("shared memory");
    }

    @Override
    public void writeF32(int address, float value) {
        throw notAdmitted("floats");
    }

    @Override
    public long readF32(int address) {
        throw notAdmitted("floats");
    }

    @Override
    public float readFloat(int address) {
        throw notAdmitted("floats");
    }

    @Override
    public void writeF64(int address, double value) {
        throw notAdmitted("floats");
    }

    @Override
    public double readDouble(int address) {
        throw notAdmitted("floats");
    }

    @Override
    public long readF64(int address) {
        throw notAdmitted("floats");
    }

    private static IllegalStateException notAdmitted(String what) {
        return new IllegalStateException("admission lets no module with " + what + " through");
    }
}
