package io.xcmgateway.spree.compiled;

import io.xcmgateway.api.bytes.ByteString;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What passes between a process and the one that compiles for it: frames of a mark, a kind and a
/// length, all checked before anything is allocated.
final class CompilerFrames {
    private CompilerFrames() {}

    /// A metered module, to the compiler.
    static final int MODULE = 0;

    /// Encoded compiled code, from the compiler.
    static final int CODE = 1;

    /// Why there is none, in ASCII, from the compiler.
    static final int REFUSAL = 2;

    /// A metered module: up to twice the largest module of any profile, and the counting.
    static final int MODULE_BYTES_MAX = 64 << 20;

    static final int REFUSAL_BYTES_MAX = 4_096;

    private static final int MARK = 0x58434743; // XCGC

    record Frame(int kind, ByteString content) {}

    static void write(DataOutputStream out, int kind, ByteString content) throws IOException {
        out.writeInt(MARK);
        out.writeByte(kind);
        out.writeInt(content.length());
        out.write(content.toByteArray());
        out.flush();
    }

    /// One frame, and the end of the stream.
    ///
    /// @throws IOException if there is anything else
    static Frame read(DataInputStream in, int bytesMax) throws IOException {
        int mark = in.readInt();
        if (mark != MARK) {
            throw new IOException("mark must be " + MARK + ", was " + mark);
        }
        int kind = in.readUnsignedByte();
        int length = in.readInt();
        if (length < 0 || length > bytesMax) {
            throw new IOException("length must be 0.." + bytesMax + ", was " + length);
        }
        byte[] content = in.readNBytes(length);
        if (content.length != length) {
            throw new IOException("content of " + length + " bytes, were " + content.length);
        }
        if (in.read() >= 0) {
            throw new IOException("nothing must follow the frame");
        }
        return new Frame(kind, ByteString.wrap(content));
    }
}
