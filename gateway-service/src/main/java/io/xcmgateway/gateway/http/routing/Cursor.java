package io.xcmgateway.gateway.http.routing;

import io.xcmgateway.gateway.execution.OutboundPage;
import io.xcmgateway.gateway.http.Paging;
import io.xcmgateway.gateway.http.json.JsonFields;
import io.xcmgateway.gateway.http.problem.Checked;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The query parameter that says from which outbound message on.
final class Cursor {
    private Cursor() {}

    static String text(OutboundPage.Place place) {
        return Long.toUnsignedString(place.sequence())
                + "-"
                + Integer.toUnsignedString(place.effectIndex());
    }

    /// Where to go on; a missing parameter means from the first, and is `Start`.
    record Start(OutboundPage.@Nullable Place after) {}

    static Checked<Start> place(Map<String, String> parameters) {
        String text = parameters.get(Paging.AFTER);
        if (text == null) {
            return Checked.good(new Start(null));
        }
        String[] parts = text.split("-", -1);
        Long sequence = parts.length == 2 ? JsonFields.parseU64(parts[0]) : null;
        Long index = parts.length == 2 ? JsonFields.parseU64(parts[1]) : null;
        return sequence != null && index != null && index >= 0 && index < Integer.MAX_VALUE
                ? Checked.good(new Start(new OutboundPage.Place(sequence, index.intValue())))
                : Checked.bad(
                        Paging.refused(
                                Paging.AFTER, "sequence and effect index such as 7-0", text));
    }
}
