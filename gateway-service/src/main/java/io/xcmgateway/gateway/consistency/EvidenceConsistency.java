package io.xcmgateway.gateway.consistency;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.Equivocation;
import io.xcmgateway.gateway.state.AttestationRecords;
import io.xcmgateway.gateway.state.AttestationRecords.Contradiction;
import io.xcmgateway.gateway.state.AttestationRecords.Listed;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.signature.AttestationCheck;
import java.util.List;

/// Whether what other attestors signed is signed by attestors, and the published list of
/// equivocations is without gaps and found by those that it is about.
final class EvidenceConsistency {
    private final GatewayStore store;
    private final Records records;
    private final AttestationRecords others;
    private final AttestorHistory attestors;
    private final Differences differences;
    private long listed;

    EvidenceConsistency(GatewayStore store, AttestorHistory attestors, Differences differences) {
        this.store = store;
        this.records = new Records(store);
        this.others = new AttestationRecords(store);
        this.attestors = attestors;
        this.differences = differences;
    }

    void run() {
        store.scan(
                Table.OTHER_ATTESTATIONS,
                ByteString.EMPTY,
                ByteString.EMPTY,
                (key, _) -> {
                    for (Attestation each : others.others(new Hash32(key))) {
                        signed(Table.OTHER_ATTESTATIONS, key, key, each);
                    }
                    return true;
                });
        records.rows(Table.CONTRADICTIONS, Contradiction::read, this::contradiction);
        records.rows(Table.EQUIVOCATIONS, Equivocation::read, this::published);
        differences.equal(
                Table.META,
                AttestationRecords.EQUIVOCATIONS,
                "published equivocations",
                listed,
                others.equivocations());
        records.rows(Table.EQUIVOCATORS, ScaleReader::u64, this::equivocator);
    }

    private void contradiction(ByteString key, Contradiction row) {
        ByteString ours = key.slice(0, Hash32.LENGTH_BYTES);
        AttestationRecords.Place place = others.place(new Hash32(ours));
        if (place == null
                || !place.instanceId().equals(row.statement().instanceId())
                || place.sequence() != row.statement().sequence()) {
            differences.surplus(
                    Table.CONTRADICTIONS, key, "another statement for the place of one of ours");
        }
        signed(Table.CONTRADICTIONS, key, row.statement().hash().bytes(), row.by());
    }

    private void signed(Table table, ByteString key, ByteString hash, Attestation attestation) {
        if (AttestationCheck.signer(attestors::set, new Hash32(hash), attestation)
                instanceof AttestationCheck.Signer.Invalid invalid) {
            differences.add(
                    table, key, "attestation", "of an attestor, over " + hash, invalid.toString());
        }
    }

    private void published(ByteString key, Equivocation evidence) {
        listed++;
        differences.equal(
                Table.EQUIVOCATIONS, Keys.index(listed), "number", Keys.index(listed), key);
        signed(Table.EQUIVOCATIONS, key, evidence.firstHash().bytes(), evidence.firstBy());
        signed(Table.EQUIVOCATIONS, key, evidence.secondHash().bytes(), evidence.secondBy());
    }

    private void equivocator(ByteString key, long number) {
        List<Listed> found = others.equivocationsAfter(number - 1, 1);
        if (found.isEmpty() || found.getFirst().number() != number) {
            differences.surplus(Table.EQUIVOCATORS, key, "number of no evidence");
            return;
        }
        Equivocation evidence = found.getFirst().evidence();
        ByteString hashes = evidence.firstHash().bytes().concat(evidence.secondHash().bytes());
        differences.equal(
                Table.EQUIVOCATORS,
                key,
                "hashes of the evidence",
                hashes,
                key.slice(Math.max(0, key.length() - hashes.length()), key.length()));
    }
}
