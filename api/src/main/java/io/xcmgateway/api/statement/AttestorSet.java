package io.xcmgateway.api.statement;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may attest, and how many of them it takes.
///
/// @param id unsigned 64 bits; ids of a network strictly increase
/// @param threshold 1..members
/// @param members in index order; no key twice, so that one key never counts for two
public record AttestorSet(long id, long threshold, List<Member> members) {
    public static final int MEMBERS_MAX = 64;
    public static final int ADDRESS_BYTES = 20;

    public AttestorSet {
        members = List.copyOf(members);
        String broken = broken(threshold, members);
        if (broken != null) {
            throw new IllegalArgumentException(broken);
        }
    }

    /// One attestor.
    ///
    /// @param address the last 20 bytes of the Keccak-256 of its secp256k1 key, as on Ethereum
    /// @param ed25519Key its second key, 32 bytes, if it has one
    public record Member(ByteString address, @Nullable Hash32 ed25519Key) {
        public Member {
            Check.length("address", address, ADDRESS_BYTES);
        }

        static Member read(ScaleReader in) throws Malformed {
            return new Member(in.bytes(ADDRESS_BYTES), in.<Hash32>option(ScaleReader::hash32));
        }

        void write(ScaleWriter out) {
            out.bytes(address);
            out.option(ed25519Key, (key, to) -> to.hash32(key));
        }
    }

    public static Decoded<AttestorSet> decode(ByteString bytes) {
        return ScaleReader.decode(bytes, AttestorSet::read);
    }

    public ByteString encode() {
        return ScaleWriter.encode(this, AttestorSet::write);
    }

    public static AttestorSet read(ScaleReader in) throws Malformed {
        int start = in.offset();
        long id = in.field("id", ScaleReader::u64);
        long threshold = in.field("threshold", ScaleReader::u32);
        List<Member> members = in.field("members", at -> at.vec(MEMBERS_MAX, Member::read));
        String broken = broken(threshold, members);
        if (broken != null) {
            throw in.malformedAt(start, "a sound attestor set", broken);
        }
        return new AttestorSet(id, threshold, members);
    }

    public void write(ScaleWriter out) {
        out.u64(id).u32(threshold).vec(members, Member::write);
    }

    private static @Nullable String broken(long threshold, List<Member> members) {
        if (members.size() > MEMBERS_MAX) {
            return "members must be at most " + MEMBERS_MAX + ", was " + members.size();
        }
        Set<ByteString> seen = new HashSet<>();
        for (Member member : members) {
            Hash32 second = member.ed25519Key();
            if (!seen.add(member.address()) || (second != null && !seen.add(second.bytes()))) {
                return "keys must be distinct, " + member + " repeats one";
            }
        }
        return Check.threshold(threshold, members);
    }
}
