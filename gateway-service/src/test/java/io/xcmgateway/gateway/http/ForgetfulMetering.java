package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.spree.sandbox.MeteredModule;
import io.xcmgateway.spree.sandbox.ModuleCompiler;

/// Compiles one module as if its metering had a fault: gas and stack are counted, and nobody is
/// stopped. So what a guest does meets what stands behind the metering.
///
/// @param forgotten hash of the module
record ForgetfulMetering(Hash32 forgotten) {
    private static final int UNREACHABLE = 0x00;
    private static final int NOP = 0x01;
    private static final int IF = 0x04;
    private static final int END = 0x0b;
    private static final int NO_RESULT = 0x40;
    private static final int I32_GT_U = 0x4b;
    private static final int I64_LT_S = 0x53;

    /// Instructions of the metering between a comparison and the trap.
    private static final int BETWEEN_MAX = 8;

    ModuleCompiler compiler() {
        return module ->
                ModuleCompiler.IN_PROCESS.compile(
                        module.codeHash().equals(forgotten)
                                ? new MeteredModule(
                                        module.codeHash(),
                                        module.profileHash(),
                                        withoutTraps(module.wasm()))
                                : module);
    }

    /// Where gas is below zero or the stack above its limit, goes on.
    private static ByteString withoutTraps(ByteString metered) {
        byte[] bytes = metered.toByteArray();
        int removed = 0;
        for (int i = 0; i + 3 < bytes.length; i++) {
            boolean compares = bytes[i] == I64_LT_S || bytes[i] == I32_GT_U;
            if (compares && bytes[i + 1] == IF && bytes[i + 2] == NO_RESULT) {
                int trap = trap(bytes, i + 3);
                bytes[trap] = NOP;
                removed++;
            }
        }
        if (removed == 0) {
            throw new AssertionError("metered code must trap somewhere");
        }
        return ByteString.wrap(bytes);
    }

    private static int trap(byte[] bytes, int from) {
        for (int i = from; i < from + BETWEEN_MAX; i++) {
            if (bytes[i] == UNREACHABLE && bytes[i + 1] == END) {
                return i;
            }
        }
        throw new AssertionError("no trap at " + from);
    }
}
