package io.xcmgateway.spree.sandbox;

/// Thrown by a host function to end the guest's run as a trap, deterministically. Without stack
/// trace: it tells about the guest, not about our code.
public final class GuestTrap extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GuestTrap(String reason) {
        super(reason, null, false, false);
    }
}
