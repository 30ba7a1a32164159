package io.xcmgateway.gateway.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.http.Http;
import io.xcmgateway.gateway.http.Programs;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The real process under load, killed twenty times without warning.
class KilledProcessTest {
    private static final long SEED = Long.getLong("kill.seed", 20_261_124L);
    private static final int KILLS = 20;
    private static final int CLIENTS = 4;
    private static final int LOAD_MILLIS_MAX = 1_200;
    private static final int START_MILLIS_MAX = 2_500;

    private final Random random = new Random(SEED);
    private final Acknowledged acknowledged = new Acknowledged();
    private final AtomicInteger topics = new AtomicInteger();
    @TempDir Path directory = Path.of("");

    @Test
    void keepsWhatItAcknowledged() throws Exception {
        Path data = directory.resolve("data");
        try (GatewayProcess first = GatewayProcess.start(data)) {
            loadFor(first, 500, false);
            first.stop();
        }

        for (int kill = 1; kill <= KILLS; kill++) {
            try (GatewayProcess process = GatewayProcess.start(data)) {
                if (kill % 5 == 0) {
                    process.endsWithin(random.nextInt(START_MILLIS_MAX));
                } else {
                    loadFor(process, random.nextInt(LOAD_MILLIS_MAX), true);
                }
                process.kill();
            }
        }

        try (GatewayProcess last = GatewayProcess.start(data)) {
            acknowledged.mustAllBeThere(new Http(last.port()));
            last.stop();
        }
        assertThat(acknowledged.size()).as("seed %d", SEED).isGreaterThan(KILLS);
        assertConsistent(data);
    }

    /// Clients submit for so many milliseconds, and go on while the process is killed.
    private void loadFor(GatewayProcess process, int millis, boolean kills) throws Exception {
        Http http = new Http(process.port());
        JsonNode instances = http.get("/v1/instances").json().path("instances");
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            boolean waits = i % 2 == 0;
            JsonNode instance = instances.get(i % instances.size());
            clients.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                try {
                                    submit(process.port(), instance, waits, over);
                                } catch (RuntimeException | AssertionError e) {
                                    synchronized (failures) {
                                        failures.add(e);
                                    }
                                }
                            }));
        }
        process.endsWithin(millis);
        if (kills) {
            process.kill();
        }
        over.set(true);
        for (Thread client : clients) {
            client.join();
        }
        assertThat(failures).as("seed %d", SEED).isEmpty();
    }

    private void submit(int port, JsonNode instance, boolean waits, AtomicBoolean over) {
        Http http = new Http(port);
        String path = "/v1/instances/" + instance.path("instanceId").asString() + "/messages";
        while (!over.get()) {
            String body = Programs.asserted(deposit(), Programs.HOST_CHAIN);
            Http.Answer answer;
            try {
                answer = waits ? http.post(path, body, "Prefer", "wait=30") : http.post(path, body);
            } catch (UncheckedIOException _) {
                return; // killed before it answered: nothing was acknowledged
            }
            assertThat(answer.status()).as("%s", answer.text()).isIn(200, 202);
            acknowledged.answered(path, body, answer);
        }
    }

    private String deposit() {
        return Programs.withTopic(
                """
                {"V5":[
                  {"ReserveAssetDeposited":[{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"20000000000"}}]},
                  "ClearOrigin",
                  {"BuyExecution":{"fees":{"id":{"parents":1,"interior":"Here"},"fun":{"Fungible":"20000000000"}},"weight_limit":"Unlimited"}},
                  {"DepositAsset":{"assets":{"Wild":{"AllCounted":1}},"beneficiary":{"parents":0,"interior":{"X1":[{"AccountId32":{"network":null,"id":"0x%s"}}]}}}}
                ]}\
                """
                        .formatted(Hash32.hex("05".repeat(32)).toHex()),
                topics.incrementAndGet());
    }

    private static void assertConsistent(Path data) {
        try (RocksStore store = RocksStore.open(data.resolve("store"))) {
            ConsistencyCheck.Report report = ConsistencyCheck.run(store);
            assertThat(report.problems()).isEmpty();
            assertThat(report.unexecuted()).isZero();
            assertThat(report.instances()).isEqualTo(2);
            assertThat(report.statements()).isGreaterThan(KILLS);
        }
    }
}
