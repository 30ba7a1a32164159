package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import java.util.List;

/// The host functions that generated modules import. They keep nothing between calls.
public final class GeneratedHost {
    private GeneratedHost() {}

    private static final HostFunction MIX =
            new HostFunction(
                    "mix",
                    List.of(ValueType.I64),
                    ValueType.I64,
                    (guest, arguments) -> {
                        guest.charge(arguments[0] & 0xff);
                        if ((arguments[0] & 0xfff) == 0xabc) {
                            throw new GuestTrap("abc");
                        }
                        guest.memory().write(64, ByteString.of((int) arguments[0] & 0xff));
                        return arguments[0] * 0x9e37_79b9_7f4a_7c15L;
                    });

    /// Copies a few bytes to the start of the memory, or traps if they are not inside.
    private static final HostFunction LOOK =
            new HostFunction(
                    "look",
                    List.of(ValueType.I32, ValueType.I32),
                    ValueType.NONE,
                    (guest, arguments) -> {
                        long length = arguments[1] & 0x1f;
                        guest.charge(length);
                        guest.memory().write(96, guest.memory().read(arguments[0], length));
                        return 0;
                    });

    /// A number whose upper half is not its sign.
    private static final HostFunction SIZE =
            new HostFunction(
                    "size",
                    List.of(),
                    ValueType.I32,
                    (guest, _) -> guest.memory().contains(65_536, 1) ? 0xffff_ffffL : 1);

    private static final List<HostFunction> ALL = List.of(MIX, LOOK, SIZE);

    public static List<HostFunction> functions() {
        return ALL;
    }

    public static List<HostSignature> signatures() {
        return ALL.stream().map(HostFunction::signature).toList();
    }
}
