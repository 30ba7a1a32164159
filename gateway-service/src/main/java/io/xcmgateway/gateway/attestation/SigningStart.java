package io.xcmgateway.gateway.attestation;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Records;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares the store with the marks of what was signed, before anything is signed.
///
/// A store that is behind its marks, or that has another hash where they are, is an old backup or
/// the wrong directory; one without marks may be either. Nothing starts then, until an operator
/// confirms exactly the state that the refusal names.
public final class SigningStart {
    private static final ByteString STATE = ByteString.ascii("XCMGW-MARK-STATE");
    private static final int NAMED_MAX = 20;

    private final SigningMarks marks;
    private final SignableHistory history;
    private final List<SigningMarks.Row> ends;

    private SigningStart(SigningMarks marks, SignableHistory history) {
        this.marks = marks;
        this.history = history;
        this.ends = history.ends();
    }

    /// @param confirmed the state that the operator confirms, as a refusal named it; `null` if none
    /// @throws SigningMarkException if they do not agree, and that is not confirmed
    public static void check(
            Records records, LogRecords log, SigningMarks marks, @Nullable Hash32 confirmed) {
        SigningStart start = new SigningStart(marks, new SignableHistory(records, log));
        if (marks.begun()) {
            start.compare(confirmed);
        } else {
            start.begin(confirmed);
        }
    }

    private void begin(@Nullable Hash32 confirmed) {
        Hash32 state = state("none", ends);
        if (!ends.isEmpty() && !state.equals(confirmed)) {
            throw refused(
                    "the store has statements, and there are no marks of what was signed: "
                            + named(ends.stream().map(SigningStart::end).toList()),
                    "Bring back the directory of the signing marks. If it is lost, make sure that"
                            + " this store is the newest that this signer ever had.",
                    state);
        }
        marks.put(ends);
    }

    private void compare(@Nullable Hash32 confirmed) {
        List<SigningMarks.Row> left =
                marks.all().stream()
                        .filter(row -> !row.mark().agrees(history.at(row.line())))
                        .toList();
        if (left.isEmpty()) {
            return;
        }
        Hash32 state = state("left", left);
        if (!state.equals(confirmed)) {
            throw refused(
                    "the store is not the one that this signer last signed from: "
                            + named(left.stream().map(this::difference).toList()),
                    "Bring back the newest store. If it is lost, nothing else is signed at the"
                            + " numbers that were, and what is executed there again stays unsigned"
                            + " unless it comes to the same hash.",
                    state);
        }
        marks.put(
                left.stream()
                        .map(row -> new SigningMarks.Row(row.line(), row.mark().leave()))
                        .toList());
    }

    private static SigningMarkException refused(String what, String remedy, Hash32 state) {
        return new SigningMarkException(
                "nothing may be signed: " + what,
                remedy
                        + " To go on from here, confirm exactly this state with"
                        + " xcm-gateway.signing.confirmed-state="
                        + state);
    }

    /// Digest of where the store ends and of the marks that matter.
    private Hash32 state(String kind, List<SigningMarks.Row> rows) {
        ScaleWriter out = new ScaleWriter().bytes(STATE).byteVec(ByteString.ascii(kind));
        out.vec(ends, SigningStart::write).vec(rows, SigningStart::write);
        return Hashing.blake2b256(out.toByteString());
    }

    private static void write(SigningMarks.Row row, ScaleWriter out) {
        row.line().write(out);
        row.mark().write(out);
    }

    private static String named(List<String> all) {
        String first = all.stream().limit(NAMED_MAX).collect(Collectors.joining("; "));
        return all.size() > NAMED_MAX ? first + "; and " + (all.size() - NAMED_MAX) : first;
    }

    private static String end(SigningMarks.Row row) {
        return row.line().words() + " ends at " + row.mark().highest();
    }

    private String difference(SigningMarks.Row row) {
        SigningMark.Point signed = row.mark().highest();
        String where =
                ends.stream()
                        .filter(end -> end.line().equals(row.line()))
                        .findFirst()
                        .map(end -> "is in the store up to " + end.mark().highest())
                        .orElse("is not in the store");
        return row.line().words() + " " + where + ", and was signed up to " + signed;
    }
}
