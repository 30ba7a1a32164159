package io.xcmgateway.gateway.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.state.StoreBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keys that sign nothing before their own record of it is on the disk, and nothing that the record
/// contradicts.
///
/// A line is signed upwards: below its highest number only what was signed there before is signed
/// again. A statement whose predecessor was signed must name that one.
public final class RecordingKeys implements AttestorKeys {
    private final AttestorKeys keys;
    private final SigningRecord record;

    /// @param record of these keys; closed with this, as the keys are
    public RecordingKeys(AttestorKeys keys, SigningRecord record) {
        this.keys = keys;
        this.record = record;
    }

    @Override
    public AttestorSet.Member member() {
        return keys.member();
    }

    @Override
    public boolean repeats() {
        return keys.repeats();
    }

    /// One request at a time.
    ///
    /// @throws io.xcmgateway.gateway.state.StoreFailureException if the record cannot be written:
    ///   then nothing is signed
    @Override
    public synchronized List<Answer> sign(List<? extends Signable> what) {
        List<SigningPlace> places = what.stream().map(SigningPlace::of).toList();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            order.add(i);
        }
        order.sort(
                Comparator.comparing((Integer i) -> places.get(i).number(), Long::compareUnsigned));
        Advance advance = new Advance();
        Map<Integer, Answer> answers = new HashMap<>();
        for (int i : order) {
            String refusal = advance.refusal(places.get(i));
            if (refusal != null) {
                answers.put(i, new Answer.Refused(refusal));
            }
        }
        advance.settle();
        List<Integer> granted = order.stream().filter(each -> !answers.containsKey(each)).toList();
        List<Answer> signed = keys.sign(granted.stream().map(what::get).toList());
        for (int i = 0; i < granted.size(); i++) {
            answers.put(granted.get(i), signed.get(i));
        }
        List<Answer> inPlace = new ArrayList<>();
        for (int i = 0; i < places.size(); i++) {
            inPlace.add(answers.get(i));
        }
        return Collections.unmodifiableList(inPlace);
    }

    @Override
    public void close() {
        keys.close();
        record.close();
    }

    /// The record with what one request adds to it.
    private final class Advance {
        private final Map<ByteString, Long> highest = new HashMap<>();
        private final Map<ByteString, Hash32> hashes = new HashMap<>();
        private final StoreBatch batch = new StoreBatch();

        /// Why it must not be signed; `null` if it may, and from now on nothing else there.
        @Nullable String refusal(SigningPlace place) {
            Hash32 there = signed(place);
            if (there != null) {
                return there.equals(place.hash())
                        ? null
                        : "at "
                                + place.words()
                                + " only the signed "
                                + there
                                + " may be signed, was "
                                + place.hash();
            }
            Long top =
                    highest.containsKey(place.line())
                            ? highest.get(place.line())
                            : record.highest(place.line());
            if (top != null) {
                if (Long.compareUnsigned(place.number(), top) < 0) {
                    return "at "
                            + place.words()
                            + " nothing may be signed that was not before, since "
                            + Long.toUnsignedString(top)
                            + " is signed";
                }
                Hash32 before = signed(place.at(place.number() - 1));
                Hash32 named = place.previous();
                if (before != null && named != null && !before.equals(named)) {
                    return "at "
                            + place.words()
                            + " the statement before must be the signed "
                            + before
                            + ", was "
                            + named;
                }
            }
            highest.put(place.line(), place.number());
            hashes.put(place.line().concat(place.bigEndianNumber()), place.hash());
            record.put(batch, place, place.number());
            return null;
        }

        private @Nullable Hash32 signed(SigningPlace place) {
            Hash32 now = hashes.get(place.line().concat(place.bigEndianNumber()));
            return now == null ? record.signed(place) : now;
        }

        void settle() {
            if (!batch.isEmpty()) {
                record.write(batch);
            }
        }
    }
}
