package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.state.StoreFailureException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;

/// Writes an export, row by row.
final class ExportWriter {
    private final OutputStream out;
    private final MessageDigest digest = ExportFormat.digest();
    private long rows;

    /// @param out buffered; its owner closes it
    ExportWriter(OutputStream out) {
        this.out = out;
    }

    void header(ExportFormat.Header header) {
        bytes(ExportFormat.MAGIC);
        u32((int) header.rowFormat());
        bytes(header.networkId().bytes().toByteArray());
        bytes(header.instanceId().bytes().toByteArray());
    }

    void row(ExportedTable table, ByteString key, ByteString value) {
        if (key.length() > ExportFormat.KEY_BYTES_MAX
                || value.length() > ExportFormat.VALUE_BYTES_MAX) {
            throw new IllegalStateException(
                    "a row of table "
                            + table
                            + " must fit, has "
                            + key.length()
                            + " and "
                            + value.length()
                            + " bytes");
        }
        bytes((byte) table.code());
        u32(key.length());
        bytes(key.toByteArray());
        u32(value.length());
        bytes(value.toByteArray());
        rows++;
    }

    /// @return how many rows there are
    long end() {
        bytes((byte) ExportFormat.END);
        bytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(rows).array());
        bytes(digest.digest());
        return rows;
    }

    private void u32(int value) {
        bytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    }

    private void bytes(byte... bytes) {
        try {
            digest.update(bytes);
            out.write(bytes);
        } catch (IOException e) {
            throw new StoreFailureException("export cannot be written", e);
        }
    }
}
