package io.xcmgateway.gateway.state;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.Malformed;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.api.statement.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Typed reads and writes of what attestors other than this gateway signed.
public final class AttestationRecords {
    /// The row of [Table#META] with the length of the published list.
    public static final ByteString EQUIVOCATIONS = ByteString.ascii("equivocations");

    private final GatewayStore store;

    public AttestationRecords(GatewayStore store) {
        this.store = store;
    }

    /// Where a statement is.
    public record Place(Hash32 instanceId, long sequence) {}

    /// Evidence in the published list.
    ///
    /// @param number unsigned, from 1 on in the order of arrival
    public record Listed(long number, Equivocation evidence) {}

    public @Nullable Place place(Hash32 statementHash) {
        ByteString value = store.get(Table.STATEMENT_PLACES, statementHash.bytes());
        return value == null
                ? null
                : Records.decode(
                        Table.STATEMENT_PLACES,
                        statementHash.bytes(),
                        value,
                        in -> new Place(in.hash32(), in.u64()));
    }

    /// What others signed of the statement or checkpoint with this hash, in the order of arrival.
    public List<Attestation> others(Hash32 hash) {
        ByteString value = store.get(Table.OTHER_ATTESTATIONS, hash.bytes());
        return value == null
                ? List.of()
                : Records.decode(
                        Table.OTHER_ATTESTATIONS,
                        hash.bytes(),
                        value,
                        in -> in.vec(Records.ITEMS_MAX, Attestation::read));
    }

    /// `own` with what others signed of the same, as a proof has them: sorted, and of no more
    /// members than make the threshold, the first that came, so that they never change once they
    /// do.
    ///
    /// @param threshold of the set that `own` is of
    /// @param own sorted; empty if nothing is signed
    public List<Attestation> shown(Hash32 hash, List<Attestation> own, long threshold, int max) {
        if (own.isEmpty() || threshold <= 1) {
            return own;
        }
        long setId = own.getFirst().setId();
        TreeMap<Long, List<Attestation>> members = new TreeMap<>();
        members.put(own.getFirst().index(), own);
        for (Attestation each : others(hash)) {
            if (each.setId() != setId) {
                continue;
            }
            List<Attestation> there = members.get(each.index());
            if (there != null) {
                there = new ArrayList<>(there);
                there.add(each);
                members.put(each.index(), there);
            } else if (members.size() < threshold) {
                members.put(each.index(), List.of(each));
            }
        }
        return bounded(members, max);
    }

    /// One of each member, and second ones while there is room.
    private static List<Attestation> bounded(
            NavigableMap<Long, List<Attestation>> members, int max) {
        int room = max - members.size();
        List<Attestation> all = new ArrayList<>();
        for (List<Attestation> each : members.values()) {
            all.add(each.getFirst());
            if (each.size() > 1 && room > 0) {
                all.addAll(each.subList(1, each.size()));
                room--;
            }
        }
        return Collections.unmodifiableList(all);
    }

    /// What an attestor signed of another statement than ours at its place.
    ///
    /// @param by its mandatory signature
    public record Contradiction(Statement statement, Attestation by) {
        public static Contradiction read(ScaleReader in) throws Malformed {
            return new Contradiction(
                    in.field("statement", Statement::read), in.field("by", Attestation::read));
        }

        private void write(ScaleWriter out) {
            statement.write(out);
            by.write(out);
        }
    }

    /// @param ours hash of our statement
    /// @param index of an attestor in the set that it is signed by
    /// @return `null` if nothing came
    public @Nullable Contradiction contradiction(Hash32 ours, long index) {
        ByteString key = contradicted(ours, index);
        ByteString value = store.get(Table.CONTRADICTIONS, key);
        return value == null
                ? null
                : Records.decode(Table.CONTRADICTIONS, key, value, Contradiction::read);
    }

    public static void putContradiction(StoreBatch batch, Hash32 ours, Contradiction found) {
        batch.put(
                Table.CONTRADICTIONS,
                contradicted(ours, found.by().index()),
                ScaleWriter.encode(found, Contradiction::write));
    }

    private static ByteString contradicted(Hash32 ours, long index) {
        return ours.bytes().concat(Keys.number((int) index));
    }

    /// How long the published list is.
    public long equivocations() {
        ByteString count = store.get(Table.META, EQUIVOCATIONS);
        return count == null
                ? 0
                : Records.decode(Table.META, EQUIVOCATIONS, count, ScaleReader::u64);
    }

    /// At most `max` of the list after `number`.
    public List<Listed> equivocationsAfter(long number, int max) {
        List<Listed> found = new ArrayList<>();
        store.scan(
                Table.EQUIVOCATIONS,
                ByteString.EMPTY,
                Keys.index(number + 1),
                (key, value) -> {
                    found.add(new Listed(Keys.indexOf(key), evidence(value)));
                    return found.size() < max;
                });
        return Collections.unmodifiableList(found);
    }

    /// Numbers of the evidence against an attestor.
    ///
    /// @param address 20 bytes
    public List<Long> against(ByteString address) {
        List<Long> found = new ArrayList<>();
        store.scan(
                Table.EQUIVOCATORS,
                address,
                address,
                (key, value) -> {
                    found.add(Records.decode(Table.EQUIVOCATORS, key, value, ScaleReader::u64));
                    return true;
                });
        return Collections.unmodifiableList(found);
    }

    /// Number of exactly this evidence against an attestor.
    public @Nullable Long listed(ByteString address, Equivocation evidence) {
        ByteString key = equivocator(address, evidence);
        ByteString value = store.get(Table.EQUIVOCATORS, key);
        return value == null
                ? null
                : Records.decode(Table.EQUIVOCATORS, key, value, ScaleReader::u64);
    }

    /// The index from a statement's hash to its place.
    static void putPlace(StoreBatch batch, Hash32 statementHash, Hash32 instanceId, long sequence) {
        batch.put(
                Table.STATEMENT_PLACES,
                statementHash.bytes(),
                new ScaleWriter().hash32(instanceId).u64(sequence).toByteString());
    }

    public static void putOthers(StoreBatch batch, Hash32 hash, List<Attestation> attestations) {
        batch.put(
                Table.OTHER_ATTESTATIONS,
                hash.bytes(),
                new ScaleWriter().vec(attestations, Attestation::write).toByteString());
    }

    public static void putEquivocation(
            StoreBatch batch, long number, ByteString address, Equivocation evidence) {
        ByteString value = new ScaleWriter().u64(number).toByteString();
        batch.put(Table.EQUIVOCATIONS, Keys.index(number), evidence.encode());
        batch.put(Table.EQUIVOCATORS, equivocator(address, evidence), value);
        batch.put(Table.META, EQUIVOCATIONS, value);
    }

    private static ByteString equivocator(ByteString address, Equivocation evidence) {
        return ByteString.concat(
                address, evidence.firstHash().bytes(), evidence.secondHash().bytes());
    }

    private static Equivocation evidence(ByteString value) {
        return switch (Equivocation.decode(value)) {
            case Decoded.Value<Equivocation>(Equivocation evidence) -> evidence;
            case Decoded.Refused<Equivocation> refused ->
                    throw new CorruptStoreException(
                            "table " + Table.EQUIVOCATIONS.label() + ": " + refused.message());
        };
    }
}
