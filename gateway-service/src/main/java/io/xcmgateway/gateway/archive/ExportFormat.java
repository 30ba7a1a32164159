package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.Hash32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The file of an exported instance. Numbers are little-endian, as in SCALE.
///
/// | what | bytes |
/// |---|---|
/// | `XCMGW-INSTANCE-1` | 16 |
/// | format of the rows, that of the exporting store | 4 |
/// | id of the network | 32 |
/// | id of the instance | 32 |
/// | rows: number of the table, length of the key and the key, length of the value and the value | 1, 4 and as many, 4 and as many |
/// | 0 in place of a table | 1 |
/// | how many rows | 8 |
/// | SHA-256 of all before | 32 |
///
/// Tables come in the order of their numbers. A row may come twice. The instance has the number 0
/// in the keys. The hash finds damage; what an import believes is signed.
final class ExportFormat {
    static final byte[] MAGIC = "XCMGW-INSTANCE-1".getBytes(StandardCharsets.US_ASCII);
    static final int END = 0;
    static final int HASH_BYTES = 32;

    /// Of any key; trie keys are the longest.
    static final int KEY_BYTES_MAX = 1 << 16;

    /// Of any value; witnesses are the longest.
    static final int VALUE_BYTES_MAX = 64 << 20;

    private ExportFormat() {}

    /// What an export is of.
    ///
    /// @param rowFormat unsigned 32 bits
    record Header(long rowFormat, Hash32 networkId, Hash32 instanceId) {}

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
