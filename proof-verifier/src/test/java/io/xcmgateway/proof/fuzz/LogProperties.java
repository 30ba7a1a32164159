package io.xcmgateway.proof.fuzz;

import static io.xcmgateway.proof.fuzz.Properties.same;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.proof.log.CheckpointNote;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.LeafProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import io.xcmgateway.proof.mmr.SimplifiedProof;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What must hold of whatever the log's parsers accept.
final class LogProperties {
    private LogProperties() {}

    static void note(String text) {
        if (CheckpointNote.parse(text) instanceof CheckpointNote.Read.Usable(CheckpointNote note)) {
            same(text, note.text());
        }
    }

    /// It holds between the two roots that it leads to, if to any, and between no others.
    static void ancestry(AncestryProof proof) {
        Hash32 earlier = other("earlier root", proof.verify(Hash32.ZERO, Hash32.ZERO));
        if (earlier == null) {
            return;
        }
        Hash32 later = other("later root", proof.verify(earlier, Hash32.ZERO));
        if (later != null) {
            same(new MmrVerdict.Holds(), proof.verify(earlier, later));
        }
    }

    /// It holds under the root that it leads to, if to any; and so does its simplified form.
    static void leaves(LeafProof proof) {
        List<Hash32> leaves = Collections.nCopies(proof.leafIndices().size(), Hash32.ZERO);
        Hash32 root = other("root", proof.verify(leaves, Hash32.ZERO));
        if (root == null) {
            return;
        }
        same(new MmrVerdict.Holds(), proof.verify(leaves, root));
        if (leaves.size() == 1) {
            same(root, SimplifiedProof.of(proof).root(Hash32.ZERO));
        }
    }

    /// The hash that was found where zero was expected.
    private static @Nullable Hash32 other(String reason, MmrVerdict verdict) {
        return verdict instanceof MmrVerdict.Refused(var why, _, var found) && why.equals(reason)
                ? Hash32.parseHex(found)
                : null;
    }
}
