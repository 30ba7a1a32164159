package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// How far one line is signed. Since a statement names its predecessor's hash, and a root covers
/// all leaves, the hash at one number speaks for all numbers below it.
///
/// @param floors where the line was left, because the store was restored and an operator confirmed
///   that: what is signed there stands, and nothing else is signed at or below. Ascending
/// @param highest the highest number that was ever signed, with its hash
record SigningMark(List<Point> floors, Point highest) {
    /// Each costs an operator's confirmation.
    static final int FLOORS_MAX = 1_024;

    SigningMark {
        floors = List.copyOf(floors);
    }

    /// @param number unsigned
    record Point(long number, Hash32 hash) {
        boolean covers(long other) {
            return Long.compareUnsigned(other, number) <= 0;
        }

        static Point read(ScaleReader in) throws Malformed {
            return new Point(in.u64(), in.hash32());
        }

        void write(ScaleWriter out) {
            out.u64(number).hash32(hash);
        }

        @Override
        public String toString() {
            return Long.toUnsignedString(number) + " with hash " + hash;
        }
    }

    /// Whether a number may be signed.
    enum Judgement {
        SIGN,
        /// Not unless the store comes to the hash of a floor.
        WITHHOLD,
        REFUSE
    }

    /// Whether the hash that the store has at `number` may be signed.
    ///
    /// @param stored the hash in the store at a number, or `null` if it does not come so far
    Judgement judge(long number, LongFunction<@Nullable Hash32> stored) {
        for (Point floor : floors) {
            if (floor.covers(number) && !holds(floor, stored)) {
                return Judgement.WITHHOLD;
            }
        }
        return holds(highest, stored) || (left() && !highest.covers(number))
                ? Judgement.SIGN
                : Judgement.REFUSE;
    }

    /// Whether the store goes on from here, or may go on beside it.
    boolean agrees(LongFunction<@Nullable Hash32> stored) {
        return left() || holds(highest, stored);
    }

    /// Whether `number` is one that the line was left at.
    boolean isFloor(long number) {
        return floors.stream().anyMatch(floor -> floor.number() == number);
    }

    /// This mark after `point` is signed.
    SigningMark with(Point point) {
        return highest.covers(point.number()) ? this : new SigningMark(floors, point);
    }

    /// This mark after the line was left where it is.
    SigningMark leave() {
        if (floors.size() == FLOORS_MAX) {
            throw new SigningMarkException(
                    "a line can be left at most " + FLOORS_MAX + " times", "Use new keys.");
        }
        List<Point> more = new ArrayList<>(floors);
        more.add(highest);
        return new SigningMark(more, highest);
    }

    private boolean left() {
        return !floors.isEmpty() && floors.getLast().equals(highest);
    }

    private static boolean holds(Point point, LongFunction<@Nullable Hash32> stored) {
        return point.hash().equals(stored.apply(point.number()));
    }

    static SigningMark read(ScaleReader in) throws Malformed {
        return new SigningMark(in.vec(FLOORS_MAX, Point::read), Point.read(in));
    }

    void write(ScaleWriter out) {
        out.vec(floors, Point::write);
        highest.write(out);
    }
}
