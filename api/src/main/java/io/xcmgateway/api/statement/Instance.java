package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.v5.Junction;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One module living on one host chain (`InstanceV1`): everything that its id commits to.
///
/// @param host absolute location of the host chain; its first junction is `GlobalConsensus`
/// @param profileHash Blake2b-256 of the profile bytes given at genesis
/// @param incarnation unsigned 32 bits: 0 for the first opt-in, one more after each opt-out
public record Instance(
        Hash32 networkId,
        Hash32 moduleHash,
        Junctions host,
        Hash32 profileHash,
        TrieProfile trieProfile,
        Authority hostAuthority,
        long incarnation) {

    /// One junction less than a location can have: the module's own comes last.
    public static final int HOST_JUNCTIONS_MAX = 7;

    public Instance {
        String broken = broken(host);
        if (broken != null) {
            throw new IllegalArgumentException(broken);
        }
        Check.u32("incarnation", incarnation);
    }

    /// `instance_id`: Blake2b-256 of the encoding.
    public Hash32 id() {
        return Hashing.blake2b256(encode());
    }

    /// Where the instance is, counted from the top: the host chain, then the module's hash as a
    /// `GeneralKey`.
    public Junctions universal() {
        List<Junction> items = new ArrayList<>(host.items());
        items.add(new Junction.GeneralKey(Hash32.LENGTH_BYTES, moduleHash));
        return new Junctions(items);
    }

    /// Where this instance is for somebody who stands in `observer`: up to what both share, then
    /// down.
    public Location seenFrom(Instance observer) {
        List<Junction> here = universal().items();
        List<Junction> there = observer.universal().items();
        int shared = 0;
        while (shared < here.size()
                && shared < there.size()
                && here.get(shared).equals(there.get(shared))) {
            shared++;
        }
        return new Location(
                there.size() - shared, new Junctions(here.subList(shared, here.size())));
    }

    public static Decoded<Instance> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, Instance::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, Instance::write);
    }

    public static Instance read(ScaleReader in) throws Malformed {
        Hash32 networkId = in.field("network_id", ScaleReader::hash32);
        Hash32 moduleHash = in.field("module_hash", ScaleReader::hash32);
        int hostStart = in.offset();
        Junctions host = in.field("host", Junctions::read);
        String broken = broken(host);
        if (broken != null) {
            throw in.malformedAt(hostStart, "the absolute location of a chain", broken).in("host");
        }
        return new Instance(
                networkId,
                moduleHash,
                host,
                in.field("profile_hash", ScaleReader::hash32),
                in.field("trie_profile", TrieProfile::read),
                in.field("host_authority", Authority::read),
                in.field("incarnation", ScaleReader::u32));
    }

    public void write(ScaleWriter out) {
        out.hash32(networkId).hash32(moduleHash);
        host.write(out);
        out.hash32(profileHash);
        trieProfile.write(out);
        hostAuthority.write(out);
        out.u32(incarnation);
    }

    private static @Nullable String broken(Junctions host) {
        List<Junction> items = host.items();
        if (items.isEmpty() || !(items.getFirst() instanceof Junction.GlobalConsensus)) {
            return "host must begin with GlobalConsensus, was " + host;
        }
        return items.size() > HOST_JUNCTIONS_MAX
                ? "host must have at most " + HOST_JUNCTIONS_MAX + " junctions, had " + items.size()
                : null;
    }
}
