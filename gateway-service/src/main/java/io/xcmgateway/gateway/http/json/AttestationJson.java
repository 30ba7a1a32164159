package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.statement.Attestation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Attestations as JSON, their fields under their names.
public final class AttestationJson {
    private AttestationJson() {}

    public static List<Map<String, Object>> of(List<Attestation> attestations) {
        return attestations.stream().map(AttestationJson::of).toList();
    }

    private static Map<String, Object> of(Attestation attestation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("setId", Long.toUnsignedString(attestation.setId()));
        json.put("index", attestation.index());
        json.put("scheme", attestation.scheme().name().toLowerCase(Locale.ROOT));
        json.put("signature", attestation.signature());
        return json;
    }
}
