package io.xcmgateway.api.xcm.json;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.scale.U128;
import io.xcmgateway.api.xcm.form.FormWriter;
import tools.jackson.core.JsonGenerator;

/// [JsonForm#POLKADOT_JS] as `toJSON` gives it: numbers of more than 52 bits are big-endian hex of
/// the width of their type.
final class PolkadotJsFormWriter extends JsonFormWriter {
    /// polkadot.js keeps a bit clear of what a double holds (`MAX_NUMBER_BITS`).
    private static final int PLAIN_BITS_MAX = 52;

    private final JsonGenerator out;

    PolkadotJsFormWriter(JsonGenerator out) {
        super(out);
        this.out = out;
    }

    @Override
    public FormWriter unit(int index, String name) {
        out.writeStartObject();
        out.writeNullProperty(lowerCase(name));
        out.writeEndObject();
        return this;
    }

    @Override
    public FormWriter plain(int index, String name) {
        return super.unit(index, name);
    }

    @Override
    public FormWriter variant(int index, String name) {
        return super.variant(index, lowerCase(name));
    }

    @Override
    public FormWriter key(String name) {
        return super.key(PolkadotJsDialect.camelCase(name));
    }

    @Override
    public FormWriter u64(long value) {
        if (value >>> PLAIN_BITS_MAX == 0) {
            out.writeNumber(value);
        } else {
            out.writeString(bigEndian(new ScaleWriter().u64(value).toByteString()));
        }
        return this;
    }

    @Override
    public FormWriter u128(U128 value) {
        if (value.high() == 0 && value.low() >>> PLAIN_BITS_MAX == 0) {
            out.writeNumber(value.low());
        } else {
            out.writeString(bigEndian(new ScaleWriter().u128(value).toByteString()));
        }
        return this;
    }

    private static String bigEndian(ByteString littleEndian) {
        byte[] reversed = new byte[littleEndian.length()];
        for (int i = 0; i < reversed.length; i++) {
            reversed[i] = (byte) littleEndian.u8(reversed.length - 1 - i);
        }
        return ByteString.wrap(reversed).toString();
    }

    private static String lowerCase(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
