package io.xcmgateway.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import org.junit.jupiter.api.Test;

/// Refusals that need no look at the ledger and answers that do, mixed on one connection: neither
/// stalls the other.
class KeepAliveTest extends RunningGateway {
    private static final int ROUNDS = 400;

    @Test
    void answersEveryRequestOfAConnection() {
        int refused = 0;
        for (int i = 0; i < ROUNDS; i++) {
            refused += http.get("/v1/messages/0x00").status() == 400 ? 1 : 0;
            refused += http.get("/v1/messages/" + Hash32.ZERO).status() == 404 ? 1 : 0;
            refused += http.get("/nowhere").status() == 404 ? 1 : 0;
        }

        assertThat(refused).isEqualTo(3 * ROUNDS);
    }
}
