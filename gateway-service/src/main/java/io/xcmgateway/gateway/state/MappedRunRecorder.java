package io.xcmgateway.gateway.state;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/// A [RunRecorder] in a file that is mapped into memory: the pages belong to the operating system,
/// which keeps them when the process is killed, halts or crashes.
public final class MappedRunRecorder implements RunRecorder {
    /// `sequence`, then the instance's number plus one, or zero while nothing runs; little-endian.
    private static final int PLACE_BYTES = 2 * Long.BYTES;

    /// Places in the file, whatever is used of them, so that its size never changes.
    private static final int PLACES_MAX = 256;

    private static final VarHandle LONGS =
            MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final MappedByteBuffer places;
    private final Queue<Place> free;

    private MappedRunRecorder(MappedByteBuffer places, int runsMax) {
        this.places = places;
        this.free = new ArrayBlockingQueue<>(runsMax);
        for (int i = 0; i < runsMax; i++) {
            free.add(new Place(i * PLACE_BYTES));
        }
    }

    /// Opens the file, or makes it.
    ///
    /// @param runsMax executions at one time, 1..256
    /// @throws StoreFailureException if it cannot
    public static MappedRunRecorder open(Path file, int runsMax) {
        if (runsMax < 1 || runsMax > PLACES_MAX) {
            throw new IllegalArgumentException(
                    "runs must be 1.." + PLACES_MAX + ", were " + runsMax);
        }
        int bytes = PLACES_MAX * PLACE_BYTES;
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE)) {
            if (channel.size() < bytes) {
                // Written and not only sized: a page that the disk has no room for would be a
                // fault of the whole process later.
                channel.write(ByteBuffer.allocate(bytes), 0);
                channel.force(true);
            }
            return new MappedRunRecorder(
                    channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes), runsMax);
        } catch (IOException e) {
            throw new StoreFailureException("record of what runs cannot be opened: " + file, e);
        }
    }

    @Override
    public List<Position> takeInterrupted() {
        List<Position> found = new ArrayList<>();
        for (int at = 0; at < PLACES_MAX * PLACE_BYTES; at += PLACE_BYTES) {
            long number = (long) LONGS.getVolatile(places, at + Long.BYTES);
            if (number != 0) {
                found.add(new Position((int) (number - 1), (long) LONGS.getVolatile(places, at)));
                LONGS.setVolatile(places, at + Long.BYTES, 0L);
            }
        }
        return Collections.unmodifiableList(found);
    }

    @Override
    public Run begin(Position at) {
        Place place = free.poll();
        if (place == null) {
            throw new IllegalStateException("there must be a place for each worker");
        }
        LONGS.setVolatile(places, place.offset, at.sequence());
        LONGS.setVolatile(
                places, place.offset + Long.BYTES, Integer.toUnsignedLong(at.number()) + 1);
        return place;
    }

    /// The file is let go of when nobody can write to it any more.
    @Override
    public void close() {
        free.clear();
    }

    private final class Place implements Run {
        private final int offset;

        Place(int offset) {
            this.offset = offset;
        }

        @Override
        public void close() {
            LONGS.setVolatile(places, offset + Long.BYTES, 0L);
            free.add(this);
        }
    }
}
