package io.xcmgateway.spree.hostile;

import io.xcmgateway.spree.sandbox.ModuleBuilder;
import java.io.ByteArrayOutputStream;

/// Writes the instructions of one function body. Every method returns this writer; constants are
/// those of the WebAssembly core specification 2.0, section 5.4.
final class GuestCode {
    static final int I32 = 0x7f;
    static final int I64 = 0x7e;
    static final int DROP = 0x1a;
    static final int RETURN = 0x0f;
    static final int UNREACHABLE = 0x00;
    static final int I32_ADD = 0x6a;
    static final int I32_MUL = 0x6c;
    static final int I32_AND = 0x71;
    static final int I32_OR = 0x72;
    static final int I32_SHL = 0x74;
    static final int I32_LT_U = 0x49;
    static final int I32_EQZ = 0x45;
    static final int I64_ADD = 0x7c;
    static final int I64_MUL = 0x7e;
    static final int I64_DIV_U = 0x80;
    static final int I64_OR = 0x84;

    private static final int NO_RESULT = 0x40;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream groups = new ByteArrayOutputStream();
    private int groupCount;

    /// So many more locals of this type.
    GuestCode locals(int count, int type) {
        groupCount++;
        groups.writeBytes(ModuleBuilder.u32(count));
        groups.write(type);
        return this;
    }

    /// The body: groups of locals, instructions and the end.
    byte[] body() {
        return ModuleBuilder.code(
                ModuleBuilder.u32(groupCount), groups.toByteArray(), out.toByteArray(), 0x0b);
    }

    GuestCode raw(int... bytes) {
        for (int each : bytes) {
            out.write(each);
        }
        return this;
    }

    GuestCode raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    GuestCode times(int count, GuestCode code) {
        for (int i = 0; i < count; i++) {
            out.writeBytes(code.out.toByteArray());
        }
        return this;
    }

    GuestCode i32(int value) {
        return raw(0x41).raw(ModuleBuilder.signed(value));
    }

    GuestCode i64(long value) {
        return raw(0x42).raw(ModuleBuilder.signed(value));
    }

    /// The pointer-size of a range.
    GuestCode span(long offset, long length) {
        return i64(offset | length << 32);
    }

    GuestCode get(int local) {
        return raw(0x20).raw(ModuleBuilder.u32(local));
    }

    GuestCode set(int local) {
        return raw(0x21).raw(ModuleBuilder.u32(local));
    }

    GuestCode tee(int local) {
        return raw(0x22).raw(ModuleBuilder.u32(local));
    }

    GuestCode call(int function) {
        return raw(0x10).raw(ModuleBuilder.u32(function));
    }

    GuestCode callIndirect(int type) {
        return raw(0x11).raw(ModuleBuilder.u32(type)).raw(0);
    }

    GuestCode block() {
        return raw(0x02, NO_RESULT);
    }

    GuestCode loop() {
        return raw(0x03, NO_RESULT);
    }

    GuestCode when() {
        return raw(0x04, NO_RESULT);
    }

    GuestCode end() {
        return raw(0x0b);
    }

    GuestCode br(int label) {
        return raw(0x0c).raw(ModuleBuilder.u32(label));
    }

    GuestCode brIf(int label) {
        return raw(0x0d).raw(ModuleBuilder.u32(label));
    }

    /// So many targets and the default, all the same label.
    GuestCode brTable(int targets, int label) {
        raw(0x0e).raw(ModuleBuilder.u32(targets));
        for (int i = 0; i <= targets; i++) {
            raw(ModuleBuilder.u32(label));
        }
        return this;
    }

    GuestCode drop() {
        return raw(DROP);
    }

    GuestCode load32() {
        return raw(0x28, 2, 0);
    }

    GuestCode store32() {
        return raw(0x36, 2, 0);
    }

    GuestCode store64() {
        return raw(0x37, 3, 0);
    }

    GuestCode grow() {
        return raw(0x40, 0);
    }

    GuestCode fill() {
        return raw(0xfc, 11, 0);
    }

    GuestCode copy() {
        return raw(0xfc, 10, 0, 0);
    }

    GuestCode init(int segment) {
        return raw(0xfc, 8).raw(ModuleBuilder.u32(segment)).raw(0);
    }

    /// Adds to an i32 local.
    GuestCode increase(int local, int by) {
        return get(local).i32(by).raw(I32_ADD).set(local);
    }

    /// This code for ever.
    static GuestCode forever(GuestCode code) {
        return new GuestCode().loop().times(1, code).br(0).end().raw(UNREACHABLE);
    }

    /// This code so many times, counted in an i32 local that is zero.
    static GuestCode counted(int local, int count, GuestCode code) {
        return new GuestCode()
                .loop()
                .times(1, code)
                .get(local)
                .i32(1)
                .raw(I32_ADD)
                .tee(local)
                .i32(count)
                .raw(I32_LT_U)
                .brIf(0)
                .end();
    }
}
