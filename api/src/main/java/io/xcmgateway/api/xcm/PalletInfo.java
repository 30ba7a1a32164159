package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.Range;

/// A pallet as a runtime answers for it. Numbers are 0..2^32-1.
///
/// @param name of the instance in the runtime, at most 48 bytes
/// @param moduleName of the crate's module, at most 48 bytes
public record PalletInfo(
        long index, ByteString name, ByteString moduleName, long major, long minor, long patch)
        implements FormValue {
    public static final int NAME_BYTES_MAX = 48;

    /// Pallets in one answer.
    public static final int ITEMS_MAX = 64;

    public PalletInfo {
        Range.requireU32("index", index);
        Range.requireU32("major", major);
        Range.requireU32("minor", minor);
        Range.requireU32("patch", patch);
        if (name.length() > NAME_BYTES_MAX || moduleName.length() > NAME_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "names must be at most 48 bytes, were "
                            + name.length()
                            + " and "
                            + moduleName.length());
        }
    }

    public static PalletInfo from(FormReader in) throws Malformed {
        return in.fields(it ->
                new PalletInfo(
                        it.field("index", FormReader::compactU32),
                        it.field("name", name -> name.byteVec(NAME_BYTES_MAX)),
                        it.field("module_name", name -> name.byteVec(NAME_BYTES_MAX)),
                        it.field("major", FormReader::compactU32),
                        it.field("minor", FormReader::compactU32),
                        it.field("patch", FormReader::compactU32)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("index")
                .compactU32(index)
                .key("name")
                .byteVec(name)
                .key("module_name")
                .byteVec(moduleName)
                .key("major")
                .compactU32(major)
                .key("minor")
                .compactU32(minor)
                .key("patch")
                .compactU32(patch)
                .close();
    }
}
