package io.xcmgateway.api.xcm.form;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.U128;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes values in one form. Every method returns this writer.
public interface FormWriter {

    /// A variant without fields.
    ///
    /// @param index its number in SCALE, 0..255
    FormWriter unit(int index, String name);

    /// A variant of an enum in which no variant has fields.
    ///
    /// @param index its number in SCALE, 0..255
    default FormWriter plain(int index, String name) {
        return unit(index, name);
    }

    /// Starts a variant with one unnamed field, which must be written next and then [#end]ed.
    ///
    /// @param index its number in SCALE, 0..255
    FormWriter variant(int index, String name);

    /// Ends what [#variant] started.
    FormWriter end();

    /// Starts a struct: each field is a [#key] and a value, and [#close] ends it.
    FormWriter open();

    /// Ends what [#open] started.
    FormWriter close();

    /// Names the field that is written next.
    FormWriter key(String name);

    /// Starts a tuple: its elements are written one after the other, and [#closeTuple] ends it.
    FormWriter openTuple();

    /// Ends what [#openTuple] started.
    FormWriter closeTuple();

    /// @param value 0..255
    FormWriter u8(int value);

    /// @param value 0..2^32-1, of fixed width in SCALE
    FormWriter u32(long value);

    /// @param value unsigned 64 bits, of fixed width in SCALE
    FormWriter u64(long value);

    /// Of fixed width in SCALE.
    FormWriter u128(U128 value);

    FormWriter bool(boolean value);

    /// @param value 0..2^32-1
    FormWriter compactU32(long value);

    /// @param value unsigned 64 bits
    FormWriter compactU64(long value);

    FormWriter compactU128(U128 value);

    /// Bytes whose number the type fixes.
    FormWriter bytes(ByteString value);

    /// Bytes whose number is part of the value.
    FormWriter byteVec(ByteString value);

    /// Items whose number is part of the value.
    FormWriter vec(List<? extends FormValue> items);

    /// Items whose number the type fixes.
    FormWriter array(List<? extends FormValue> items);

    FormWriter option(@Nullable FormValue value);

    /// The bytes of a runtime call (`DoubleEncoded`).
    default FormWriter call(ByteString encoded) {
        return open().key("encoded").byteVec(encoded).close();
    }

    default FormWriter put(FormValue value) {
        value.to(this);
        return this;
    }

    default FormWriter field(String name, FormValue value) {
        return key(name).put(value);
    }

    default FormWriter optional(String name, @Nullable FormValue value) {
        return key(name).option(value);
    }

    /// A variant with one unnamed field.
    default FormWriter variant(int index, String name, FormValue value) {
        return variant(index, name).put(value).end();
    }

    /// A variant whose only value is an option.
    default FormWriter optionVariant(int index, String name, @Nullable FormValue value) {
        return variant(index, name).option(value).end();
    }

    /// Starts a variant with named fields; [#closeVariant] ends it.
    default FormWriter openVariant(int index, String name) {
        return variant(index, name).open();
    }

    /// Ends what [#openVariant] started.
    default FormWriter closeVariant() {
        return close().end();
    }
}
