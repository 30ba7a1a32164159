package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Reads an export to its last byte, row by row.
final class ExportReader {
    private final InputStream in;
    private final MessageDigest digest = ExportFormat.digest();
    private ExportedTable last = ExportedTable.INSTANCES;
    private long rows;

    /// @param in buffered; its owner closes it
    ExportReader(InputStream in) {
        this.in = in;
    }

    record Row(ExportedTable table, ByteString key, ByteString value) {}

    /// Comes first.
    ExportFormat.Header header() throws RefusedExportException {
        if (!Arrays.equals(bytes(ExportFormat.MAGIC.length), ExportFormat.MAGIC)) {
            throw new RefusedExportException("not an export of an instance, or not of version 1");
        }
        long rowFormat = Integer.toUnsignedLong(u32());
        return new ExportFormat.Header(rowFormat, hash(), hash());
    }

    /// The next row; `null` after the last, once the file is whole and ends there.
    @Nullable Row next() throws RefusedExportException {
        int code = bytes(1)[0] & 0xff;
        if (code == ExportFormat.END) {
            end();
            return null;
        }
        ExportedTable table = ExportedTable.of(code);
        if (table == null || table.compareTo(last) < 0) {
            throw new RefusedExportException(
                    "a row must be of a known table at or after " + last + ", was of " + code);
        }
        last = table;
        ByteString key = field("key", ExportFormat.KEY_BYTES_MAX);
        ByteString value = field("value", ExportFormat.VALUE_BYTES_MAX);
        rows++;
        return new Row(table, key, value);
    }

    private void end() throws RefusedExportException {
        long count = ByteBuffer.wrap(bytes(8)).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (count != rows) {
            throw new RefusedExportException(
                    "export must have " + Long.toUnsignedString(count) + " rows, has " + rows);
        }
        byte[] expected = digest.digest();
        if (!Arrays.equals(bytes(ExportFormat.HASH_BYTES), expected)) {
            throw new RefusedExportException("export is damaged: its hash is another");
        }
        try {
            if (in.read() >= 0) {
                throw new RefusedExportException("export must end after its hash, goes on");
            }
        } catch (IOException e) {
            throw new StoreFailureException("export cannot be read", e);
        }
    }

    private ByteString field(String what, int bytesMax) throws RefusedExportException {
        int length = u32();
        if (Integer.compareUnsigned(length, bytesMax) > 0) {
            throw new RefusedExportException(
                    what
                            + " must have at most "
                            + bytesMax
                            + " bytes, has "
                            + Integer.toUnsignedString(length));
        }
        return ByteString.wrap(bytes(length));
    }

    private Hash32 hash() throws RefusedExportException {
        return new Hash32(ByteString.wrap(bytes(Hash32.LENGTH_BYTES)));
    }

    private int u32() throws RefusedExportException {
        return ByteBuffer.wrap(bytes(4)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private byte[] bytes(int length) throws RefusedExportException {
        try {
            byte[] bytes = in.readNBytes(length); // takes heap as bytes come
            if (bytes.length < length) {
                throw new RefusedExportException(
                        "export must go on for "
                                + (length - bytes.length)
                                + " bytes at least, ends");
            }
            digest.update(bytes);
            return bytes;
        } catch (IOException e) {
            throw new StoreFailureException("export cannot be read", e);
        }
    }
}
