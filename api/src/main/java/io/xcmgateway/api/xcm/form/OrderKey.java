package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The form that orders values as their Rust types derive it: an enum by variant, then fields from
/// left to right; none before some; numbers by size; byte arrays lexicographically. It writes bytes
/// whose unsigned lexicographic order is that order: variant numbers ascend with the declarations,
/// and numbers are big-endian and of fixed width.
public final class OrderKey implements FormWriter {
    private byte[] buffer = new byte[64];
    private int size;

    private OrderKey() {}

    /// Compares two values of one type that hold no vectors.
    public static int compare(FormValue a, FormValue b) {
        OrderKey left = new OrderKey();
        OrderKey right = new OrderKey();
        a.to(left);
        b.to(right);
        return Arrays.compareUnsigned(left.buffer, 0, left.size, right.buffer, 0, right.size);
    }

    @Override
    public FormWriter unit(int index, String name) {
        return u8(index);
    }

    @Override
    public FormWriter variant(int index, String name) {
        return u8(index);
    }

    @Override
    public FormWriter end() {
        return this;
    }

    @Override
    public FormWriter open() {
        return this;
    }

    @Override
    public FormWriter close() {
        return this;
    }

    @Override
    public FormWriter key(String name) {
        return this;
    }

    @Override
    public FormWriter openTuple() {
        return this;
    }

    @Override
    public FormWriter closeTuple() {
        return this;
    }

    @Override
    public FormWriter u8(int value) {
        return bigEndian(value, 1);
    }

    @Override
    public FormWriter u32(long value) {
        return bigEndian(value, 4);
    }

    @Override
    public FormWriter u64(long value) {
        return bigEndian(value, 8);
    }

    @Override
    public FormWriter u128(U128 value) {
        return u64(value.high()).u64(value.low());
    }

    @Override
    public FormWriter bool(boolean value) {
        return u8(value ? 1 : 0);
    }

    @Override
    public FormWriter compactU32(long value) {
        return u32(value);
    }

    @Override
    public FormWriter compactU64(long value) {
        return u64(value);
    }

    @Override
    public FormWriter compactU128(U128 value) {
        return u128(value);
    }

    @Override
    public FormWriter bytes(ByteString value) {
        room(value.length());
        value.copyTo(buffer, size);
        size += value.length();
        return this;
    }

    @Override
    public FormWriter byteVec(ByteString value) {
        throw new IllegalStateException("no ordered type holds a byte vector");
    }

    @Override
    public FormWriter vec(List<? extends FormValue> items) {
        throw new IllegalStateException("no ordered type holds a vector");
    }

    @Override
    public FormWriter array(List<? extends FormValue> items) {
        items.forEach(this::put);
        return this;
    }

    @Override
    public FormWriter option(@Nullable FormValue value) {
        return value == null ? u8(0) : u8(1).put(value);
    }

    private FormWriter bigEndian(long value, int length) {
        room(length);
        for (int i = length - 1; i >= 0; i--) {
            buffer[size++] = (byte) (value >>> (8 * i));
        }
        return this;
    }

    private void room(int more) {
        if (buffer.length - size < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
        }
    }
}
