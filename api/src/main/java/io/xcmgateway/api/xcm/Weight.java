package io.xcmgateway.api.xcm;

import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.xcm.form.FormReader;
import io.xcmgateway.api.xcm.form.FormValue;
import io.xcmgateway.api.xcm.form.FormWriter;
import io.xcmgateway.api.xcm.form.ScaleFormReader;

/// What executing something costs or may cost.
///
/// @param refTime picoseconds of reference hardware, unsigned 64 bits
/// @param proofSize bytes of storage proof, unsigned 64 bits
public record Weight(long refTime, long proofSize) implements FormValue {
    public static final Weight ZERO = new Weight(0, 0);
    public static final Weight MAX = new Weight(-1, -1);

    public static Weight read(ScaleReader in) throws Malformed {
        return ScaleFormReader.read(in, Weight::from);
    }

    public static Weight from(FormReader in) throws Malformed {
        return in.fields(it ->
                new Weight(
                        it.field("ref_time", FormReader::compactU64),
                        it.field("proof_size", FormReader::compactU64)));
    }

    @Override
    public void to(FormWriter out) {
        out.open()
                .key("ref_time")
                .compactU64(refTime)
                .key("proof_size")
                .compactU64(proofSize)
                .close();
    }
}
