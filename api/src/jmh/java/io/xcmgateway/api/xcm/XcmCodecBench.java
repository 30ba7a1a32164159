package io.xcmgateway.api.xcm;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.xcm.json.XcmJson;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// How long it takes to read and write a message as long as messages may be: 100 instructions, 25
/// times withdraw, buy execution, deposit, set topic. Run with `-prof gc` for the allocation.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class XcmCodecBench {
    private static final String FOUR_INSTRUCTIONS =
            "00040100000700e40b5402"
                    + "130100000700f2052a0100"
                    + ("0d01020400010100" + "d4".repeat(32))
                    + ("2c" + "5a".repeat(32));

    /// The version byte of the message.
    @Param({"03", "04", "05"})
    public String version = "05";

    private ByteString scale = ByteString.EMPTY;
    private String json = "";
    private VersionedXcm message = new VersionedXcm.V5(io.xcmgateway.api.xcm.v5.Xcm.EMPTY);

    @Setup
    public void encode() {
        // In V3 an asset id has an index byte of its own.
        String four =
                version.equals("03")
                        ? FOUR_INSTRUCTIONS
                                .replace("0004010000", "000400010000")
                                .replace("13010000", "1300010000")
                        : FOUR_INSTRUCTIONS;
        scale = ByteString.hex(version + "9101" + four.repeat(25));
        message =
                switch (VersionedXcm.decode(scale)) {
                    case Decoded.Value<VersionedXcm>(VersionedXcm value) -> value;
                    case Decoded.Refused<VersionedXcm> refused ->
                            throw new IllegalStateException(refused.message());
                };
        json = XcmJson.write(message);
    }

    @Benchmark
    public Object readScale() {
        return VersionedXcm.decode(scale);
    }

    @Benchmark
    public Object writeScale() {
        return message.encode();
    }

    @Benchmark
    public Object readJson() {
        return XcmJson.read(json);
    }

    @Benchmark
    public Object writeJson() {
        return XcmJson.write(message);
    }
}
