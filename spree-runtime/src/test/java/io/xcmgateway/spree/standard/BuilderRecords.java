package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.Asset;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.NetworkId;
import io.xcmgateway.api.xcm.v5.Response;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKeys;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What `builder-mock` keeps besides balances: locks, the pool, subscriptions, answers, exports.
final class BuilderRecords {
    private BuilderRecords() {}

    private static final int ASSETS_MAX = 512;

    static void check(JsonNode expected, CommittedBlob.Applied applied) {
        if (expected.has("lockTrace")) {
            List<String> trace = new ArrayList<>();
            applied.events().forEach(event -> addLock(event, trace));
            List<String> wanted = new ArrayList<>();
            expected.get("lockTrace").forEach(one -> wanted.add(lock(one)));
            assertThat(trace).isEqualTo(wanted);
        }
        if (expected.has("exchangePool")) {
            ByteString pool = applied.state().entries().get(LedgerKeys.exchangePot());
            assertThat(pool).isNotNull();
            List<Asset> kept =
                    CommittedBlob.value(
                            ScaleReader.decode(pool, in -> in.vec(ASSETS_MAX, Asset::read)));
            assertThat(kept)
                    .containsExactlyInAnyOrderElementsOf(Json.assets(expected.get("exchangePool")));
        }
        if (expected.has("queryReceived")) {
            JsonNode received = expected.get("queryReceived");
            assertThat(applied.events(LedgerEvent.ResponseReady.class))
                    .containsExactly(
                            new LedgerEvent.ResponseReady(
                                    Long.parseLong(received.get("id").stringValue()),
                                    Json.read(received.get("response"), Response::from)));
        }
        if (expected.has("subscriptions")) {
            subscriptions(expected.get("subscriptions"), applied);
        }
        if (expected.has("exported")) {
            exported(expected.get("exported"), applied);
        }
    }

    private static void addLock(LedgerEvent event, List<String> trace) {
        if (event instanceof LedgerEvent.AssetLocked(Asset asset, Location owner, Location other)) {
            trace.add(line("Lock", asset, owner, other));
        } else if (event
                instanceof LedgerEvent.AssetUnlocked(Asset asset, Location owner, Location other)) {
            trace.add(line("Unlock", asset, owner, other));
        } else if (event
                instanceof
                LedgerEvent.UnlockableNoted(Asset asset, Location owner, Location other)) {
            trace.add(line("Note", asset, owner, other));
        } else if (event
                instanceof
                LedgerEvent.UnlockableReduced(Asset asset, Location owner, Location other)) {
            trace.add(line("Reduce", asset, owner, other));
        }
    }

    private static String lock(JsonNode one) {
        JsonNode fields = one.get(Json.name(one));
        JsonNode other = fields.has("unlocker") ? fields.get("unlocker") : fields.get("locker");
        return line(
                Json.name(one),
                Json.asset(fields.get("asset")),
                Json.location(fields.get("owner")),
                Json.location(other));
    }

    private static String line(String what, Asset asset, Location owner, Location other) {
        return what + " " + asset + " of " + owner + " and " + other;
    }

    /// A stopped subscription leaves nothing behind.
    private static void subscriptions(JsonNode expected, CommittedBlob.Applied applied) {
        for (JsonNode one : expected) {
            Location who = Json.location(one.get(0));
            ByteString kept = applied.state().entries().get(LedgerKeys.subscription(who));
            if (one.get(1).isNull()) {
                assertThat(kept).isNull();
            } else {
                assertThat(kept).isNotNull();
                long id = Long.parseLong(one.get(1).get("query_id").stringValue());
                Weight weight = Json.weight(one.get(1).get("max_weight"));
                assertThat(kept)
                        .isEqualTo(
                                ScaleWriter.encode(
                                        weight,
                                        (value, out) -> {
                                            out.u64(id);
                                            value.write(out);
                                        }));
            }
        }
    }

    private static void exported(JsonNode expected, CommittedBlob.Applied applied) {
        List<LedgerEvent.Exported> wanted = new ArrayList<>();
        for (JsonNode one : expected) {
            wanted.add(
                    new LedgerEvent.Exported(
                            Json.read(one.get("network"), NetworkId::from),
                            one.get("channel").longValue(),
                            Json.read(one.get("universalSource"), Junctions::from),
                            Json.read(one.get("destination"), Junctions::from),
                            Json.bytes(one.get("computed").get("messageHex"))));
        }
        assertThat(applied.events(LedgerEvent.Exported.class)).isEqualTo(wanted);
    }
}
