package io.xcmgateway.gateway.http.json;

import io.xcmgateway.api.statement.Checkpoint;
import java.util.LinkedHashMap;
import java.util.Map;

/// Checkpoints as JSON: the fields of the SCALE form under their names, and the hash that is
/// signed.
public final class CheckpointJson {
    private CheckpointJson() {}

    public static Map<String, Object> of(Checkpoint checkpoint) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("networkId", checkpoint.networkId());
        json.put("logId", checkpoint.logId());
        json.put("leafCount", Long.toUnsignedString(checkpoint.leafCount()));
        json.put("mmrRoot", checkpoint.mmrRoot());
        json.put("time", Times.rfc3339(checkpoint.timeMs()));
        json.put("hash", checkpoint.hash());
        return json;
    }
}
