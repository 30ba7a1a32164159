package io.xcmgateway.gateway.http.message;

import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.spree.profile.LedgerEvent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The effects of one execution as JSON, with what they say where it is known.
///
/// @param json one object each, in their order
/// @param events those of the standard module's ledger, in their order
public record EffectsJson(List<Map<String, Object>> json, List<LedgerEvent> events) {
    public EffectsJson {
        json = List.copyOf(json);
        events = List.copyOf(events);
    }

    public static EffectsJson of(List<Effect> effects) {
        List<LedgerEvent> events = new ArrayList<>();
        List<Map<String, Object>> json = new ArrayList<>();
        for (Effect effect : effects) {
            json.add(
                    switch (effect) {
                        case Effect.Outbound outbound -> outbound(outbound);
                        case Effect.Event event -> event(event, events);
                    });
        }
        return new EffectsJson(json, events);
    }

    private static Map<String, Object> outbound(Effect.Outbound outbound) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("channel", Long.toUnsignedString(outbound.channel()));
        body.put("destination", outbound.destination());
        body.put("message", outbound.message());
        if (VersionedXcm.decode(outbound.message())
                instanceof Decoded.Value<VersionedXcm>(VersionedXcm xcm)) {
            body.put("xcm", xcm);
        }
        return Map.of("Outbound", body);
    }

    /// @param decoded takes up the event if it is one of the ledger's
    private static Map<String, Object> event(Effect.Event event, List<LedgerEvent> decoded) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("topic", event.topic());
        body.put("data", event.data());
        if (LedgerEvent.decode(event.topic(), event.data())
                instanceof Decoded.Value<LedgerEvent>(LedgerEvent known)) {
            decoded.add(known);
            body.put("decoded", Map.of(known.getClass().getSimpleName(), known));
        }
        return Map.of("Event", body);
    }
}
