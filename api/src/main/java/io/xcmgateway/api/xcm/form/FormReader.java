package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.U128;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads values from one form. What a type asks for is checked while it is read, in every form
/// alike: a message that one form refuses is refused by all.
public interface FormReader {

    /// Reads one value of a known type.
    @FunctionalInterface
    interface Item<T> {
        T from(FormReader in) throws Malformed;
    }

    /// Reads one of the variants of an enum.
    <T> T variant(Variants<T> variants) throws Malformed;

    /// Reads a struct; `item` asks for each of its fields once, in the order of SCALE.
    <T> T fields(Item<T> item) throws Malformed;

    /// Reads a named field of the struct being read.
    <T> T field(String name, Item<T> item) throws Malformed;

    /// Reads a named field, an `Option`, of the struct being read.
    <T> @Nullable T optional(String name, Item<T> item) throws Malformed;

    /// Reads a tuple; `item` asks for each [#element] once.
    <T> T tuple(int elements, Item<T> item) throws Malformed;

    /// Reads the next element of the tuple being read.
    <T> T element(Item<T> item) throws Malformed;

    /// 0..255
    int u8() throws Malformed;

    /// 0..2^32-1, of fixed width in SCALE
    long u32() throws Malformed;

    /// Unsigned 64 bits, of fixed width in SCALE.
    long u64() throws Malformed;

    /// Of fixed width in SCALE.
    U128 u128() throws Malformed;

    boolean bool() throws Malformed;

    /// 0..2^32-1
    long compactU32() throws Malformed;

    /// Unsigned 64 bits.
    long compactU64() throws Malformed;

    U128 compactU128() throws Malformed;

    /// Exactly `length` bytes.
    ByteString bytes(int length) throws Malformed;

    default Hash32 hash32() throws Malformed {
        return new Hash32(bytes(Hash32.LENGTH_BYTES));
    }

    /// At most `bytesMax` bytes.
    ByteString byteVec(int bytesMax) throws Malformed;

    /// The bytes of a runtime call (`DoubleEncoded`), at most what is left of the message.
    default ByteString call() throws Malformed {
        return fields(in -> in.field("encoded", encoded -> encoded.byteVec(Integer.MAX_VALUE)));
    }

    /// At most `itemsMax` items, one level of nesting deeper.
    default <T> List<T> vec(int itemsMax, Item<T> item) throws Malformed {
        return ascending(itemsMax, item, (_, _) -> true);
    }

    /// As [#vec], and each item must be one that `mayFollow` the one before it.
    <T> List<T> ascending(int itemsMax, Item<T> item, BiPredicate<T, T> mayFollow) throws Malformed;

    /// The instructions of a program: a [#vec] that draws on the message's budget of instructions.
    <T> List<T> program(Item<T> item) throws Malformed;

    /// Exactly `count` items, at the present level of nesting.
    <T> List<T> array(int count, Item<T> item) throws Malformed;

    /// Reads `item` one level of nesting deeper.
    <T> T nested(Item<T> item) throws Malformed;

    <T> @Nullable T option(Item<T> item) throws Malformed;

    /// Reads `item` and refuses it where it stands unless it is `valid`.
    <T> T checked(Item<T> item, Predicate<T> valid, String expected) throws Malformed;
}
