package io.xcmgateway.spree.module;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.spree.state.Subtree;

/// Trie keys of the host subtree, and how their values are written (PROOF.md, "State of an
/// instance"): the byte 0x00, an ASCII name, the SCALE of what it is about.
public final class HostKeys {
    private HostKeys() {}

    private static final ByteString META = name("meta");
    private static final ByteString NONCE = name("nonce");
    private static final ByteString IN = name("in");
    private static final ByteString OUT = name("out");
    private static final ByteString PARKED = name("parked");
    private static final ByteString SIZE = name("size");

    /// Which instance this is: see [#metaValue].
    public static ByteString meta() {
        return META;
    }

    /// The nonce that the next submission of `origin` must have: u64, absent for 0.
    public static ByteString nonce(Location origin) {
        return NONCE.concat(location(origin));
    }

    /// The channel number that the next message from the instance `sender` must have: u64, absent
    /// for 0.
    public static ByteString in(Hash32 sender) {
        return IN.concat(sender.bytes());
    }

    /// The channel number that the next message to `destination` gets: u64, absent for 0.
    public static ByteString out(Location destination) {
        return OUT.concat(location(destination));
    }

    /// What the keys of all outbound channels start with.
    static ByteString out() {
        return OUT;
    }

    /// How much the module has in state: [StateSize], absent before genesis.
    public static ByteString size() {
        return SIZE;
    }

    /// What the keys of all parked messages start with.
    public static ByteString parked() {
        return PARKED;
    }

    /// The hash of a routed message that trapped.
    ///
    /// @param channel unsigned 64 bits, its number among the messages of `sender`
    public static ByteString parked(Hash32 sender, long channel) {
        return ByteString.concat(PARKED, sender.bytes(), counterValue(channel));
    }

    /// The value at [#meta]: SCALE of the instance, then the hash of the engine profile that the
    /// genesis ran under.
    public static ByteString metaValue(Instance instance, Hash32 engineProfile) {
        return instance.encode().concat(engineProfile.bytes());
    }

    /// The value at a counter.
    ///
    /// @param next unsigned 64 bits
    public static ByteString counterValue(long next) {
        return new ScaleWriter(Long.BYTES).u64(next).toByteString();
    }

    private static ByteString name(String name) {
        return Subtree.HOST.key(ByteString.ascii(name));
    }

    private static ByteString location(Location location) {
        return ScaleWriter.encode(location, Location::write);
    }
}
