package io.xcmgateway.api.xcm.account;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction.AccountKey20;
import io.xcmgateway.api.xcm.v5.Junction.Parachain;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import org.jspecify.annotations.Nullable;

/// Accounts of places in other consensus systems, behind a bridge.
///
/// @param universal where this chain is in the universe
public record RemoteConsensus(Junctions universal) {

    /// `GlobalConsensusConvertsFor`: a whole other consensus system.
    public AccountConverter consensus() {
        return location ->
                location.ensureIsRemote(universal)
                                        instanceof
                                        Location.Remote(NetworkId network, Junctions tail)
                                && tail.isEmpty()
                        ? hash("glblcnsnss_", network, null)
                        : null;
    }

    /// `GlobalConsensusParachainConvertsFor`: a parachain in another consensus system.
    public AccountConverter parachain() {
        return location ->
                location.ensureIsRemote(universal)
                                instanceof Location.Remote(NetworkId network, Junctions tail)
                        ? parachain(network, tail)
                        : null;
    }

    /// `ExternalConsensusLocationsConverterFor`: any place in another consensus system.
    public AccountConverter external() {
        return location ->
                location.ensureIsRemote(universal)
                                instanceof Location.Remote(NetworkId network, Junctions tail)
                        ? external(network, tail)
                        : null;
    }

    private static ByteString external(NetworkId network, Junctions tail) {
        if (network instanceof NetworkId.Ethereum(long chainId)) {
            return ethereum(chainId, tail);
        }
        ByteString parachain = parachain(network, tail);
        return parachain != null ? parachain : hash("glblcnsnss", network, list(tail));
    }

    private static ByteString ethereum(long chainId, Junctions tail) {
        ScaleWriter out = new ScaleWriter().bytes(ByteString.ascii("ethereum-chain")).u64(chainId);
        if (tail.size() == 1 && tail.get(0) instanceof AccountKey20(_, ByteString key)) {
            out.bytes(key);
        } else if (!tail.isEmpty()) {
            out.bytes(list(tail));
        }
        return Hashing.blake2b256(out.toByteString()).bytes();
    }

    private static @Nullable ByteString parachain(NetworkId network, Junctions tail) {
        return tail.size() == 1 && tail.get(0) instanceof Parachain(long id)
                ? hash("glblcnsnss/prchn_", network, new ScaleWriter().u32(id).toByteString())
                : null;
    }

    /// Junctions with their number, unlike in a location.
    private static ByteString list(Junctions tail) {
        ScaleWriter out = new ScaleWriter();
        out.vec(tail.items(), (junction, to) -> junction.write(to));
        return out.toByteString();
    }

    private static ByteString hash(String prefix, NetworkId network, @Nullable ByteString suffix) {
        ScaleWriter out = new ScaleWriter().bytes(ByteString.ascii(prefix));
        network.write(out);
        if (suffix != null) {
            out.bytes(suffix);
        }
        return Hashing.blake2b256(out.toByteString()).bytes();
    }
}
