package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A script for the puppet guest (`puppet.wat`), and the memory it works on.
public final class Script {
    /// Where the memory ends that the puppet has.
    public static final long MEMORY_BYTES = 2 * 65_536;

    private static final int RESULTS_AT = 65_536;
    private static final int DATA_AT = 16_384;
    private static final int ARGUMENTS_MAX = 5;

    private static final int RETURN = 64;
    private static final int TRAP = 65;
    private static final int SPIN = 66;
    private static final int RECURSE = 67;

    private final List<long[]> steps = new ArrayList<>();
    private ByteString data = ByteString.EMPTY;

    /// @return the step's number, for [Played#result]
    public int call(String function, long... arguments) {
        int opcode = Puppet.IMPORTS.indexOf(function);
        if (opcode < 0) {
            throw new IllegalArgumentException("the puppet does not import " + function);
        }
        return add(opcode, arguments);
    }

    /// Ends the script: what the bytes of `output` are is what the entry point returns.
    public Script returning(ByteString output) {
        return returningSpan(span(output));
    }

    /// Ends the script: the entry point returns this pointer-size.
    public Script returningSpan(long span) {
        add(RETURN, span);
        return this;
    }

    public Script trapping() {
        add(TRAP);
        return this;
    }

    public Script spinning() {
        add(SPIN);
        return this;
    }

    public Script recursing() {
        add(RECURSE);
        return this;
    }

    private int add(int opcode, long... arguments) {
        long[] step = new long[1 + ARGUMENTS_MAX];
        step[0] = opcode;
        System.arraycopy(arguments, 0, step, 1, arguments.length);
        steps.add(step);
        return steps.size() - 1;
    }

    /// Puts bytes into memory.
    ///
    /// @return their pointer-size
    public long span(ByteString bytes) {
        long at = (long) DATA_AT + data.length();
        data = data.concat(bytes);
        if (at + bytes.length() > RESULTS_AT) {
            throw new IllegalArgumentException("data must end before " + RESULTS_AT);
        }
        return at | (long) bytes.length() << 32;
    }

    public long span(String ascii) {
        return span(ByteString.ascii(ascii));
    }

    /// Sets memory aside, filled with 0xee.
    ///
    /// @return its pointer-size
    public long room(int length) {
        byte[] filler = new byte[length];
        Arrays.fill(filler, (byte) 0xee);
        return span(ByteString.wrap(filler));
    }

    /// Puts bytes into memory.
    ///
    /// @return their pointer
    public long pointer(ByteString bytes) {
        return span(bytes) & 0xffff_ffffL;
    }

    /// Bytes of data so far.
    int dataLength() {
        return data.length();
    }

    /// The script and its data, as the guest wants them at address 0.
    public ByteString encode() {
        ScaleWriter out = new ScaleWriter().u64(steps.size());
        for (long[] step : steps) {
            for (long word : step) {
                out.u64(word);
            }
        }
        if (out.size() > DATA_AT) {
            throw new IllegalArgumentException("steps must end before " + DATA_AT);
        }
        if (data.isEmpty()) {
            return out.toByteString();
        }
        return out.bytes(ByteString.wrap(new byte[DATA_AT - out.size()]))
                .bytes(data)
                .toByteString();
    }

    /// The steps, with their arguments in hexadecimal.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (long[] step : steps) {
            boolean call = step[0] < Puppet.IMPORTS.size();
            text.append(call ? Puppet.IMPORTS.get((int) step[0]) : "step " + step[0]);
            for (int i = 1; i < step.length; i++) {
                text.append(' ').append(Long.toHexString(step[i]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static int resultAt(int step) {
        return RESULTS_AT + 8 * step;
    }
}
