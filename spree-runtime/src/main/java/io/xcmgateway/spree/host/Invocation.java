package io.xcmgateway.spree.host;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.sandbox.GasSchedule;
import io.xcmgateway.spree.sandbox.GuestTrap;
import io.xcmgateway.spree.sandbox.HostFunction;
import org.jspecify.annotations.Nullable;

/// One call of a host function: its arguments, and what it may do to the guest.
///
/// Ranges are checked against the guest's memory when they are taken from the arguments, so before
/// anything is charged, read or written; a function takes all its ranges first.
final class Invocation {
    private final HostSession session;
    private final HostFunction.Guest guest;
    private final long[] arguments;

    Invocation(HostSession session, HostFunction.Guest guest, long[] arguments) {
        this.session = session;
        this.guest = guest;
        this.arguments = arguments;
    }

    HostSession session() {
        return session;
    }

    /// The argument as an unsigned 32-bit integer.
    long u32(int index) {
        return arguments[index] & 0xffff_ffffL;
    }

    /// The argument as an optional integer.
    @Nullable Long optionalInteger(int index) {
        return Span.optionalInteger(arguments[index]);
    }

    /// The argument as a pointer-size whose range lies in memory.
    Span span(int index) {
        return inMemory(Span.of(arguments[index]), index);
    }

    /// The argument as an optional pointer-size whose range lies in memory.
    @Nullable Span optionalSpan(int index) {
        Span span = Span.optional(arguments[index]);
        return span == null ? null : inMemory(span, index);
    }

    /// The argument as a pointer to `length` bytes in memory.
    Span pointer(int index, int length) {
        return inMemory(new Span(u32(index), length), index);
    }

    private Span inMemory(Span span, int index) {
        if (!guest.memory().contains(span.offset(), span.length())) {
            throw new GuestTrap(
                    "argument %d names %d bytes at %d, which is not all memory"
                            .formatted(index, span.length(), span.offset()));
        }
        return span;
    }

    ByteString read(Span span) {
        return guest.memory().read(span.offset(), span.length());
    }

    void write(Span span, ByteString bytes) {
        guest.memory().write(span.offset(), bytes);
    }

    GasSchedule prices() {
        return session.profile().gas();
    }

    void charge(long gas) {
        guest.charge(gas);
    }
}
