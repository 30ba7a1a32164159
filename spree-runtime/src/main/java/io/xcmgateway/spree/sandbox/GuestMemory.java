package io.xcmgateway.spree.sandbox;

import io.xcmgateway.api.bytes.ByteString;

/// The linear memory of the module that called a host function. Offsets and lengths are unsigned 32
/// bits held in a `long`; a range that is not wholly inside the memory throws [GuestTrap].
public interface GuestMemory {

    /// A copy of the bytes; nothing is allocated before the range is checked.
    ByteString read(long offset, long length);

    void write(long offset, ByteString bytes);

    /// Whether `length` bytes at `offset` can be written.
    boolean contains(long offset, long length);
}
