package io.xcmgateway.gateway.http.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import io.xcmgateway.gateway.http.json.RefusedField;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The file of clients.
class ClientsReaderTest {
    private static final Limits DEFAULTS = new Limits(1000, 2000, 1, 2);
    private static final ApiKey KEY = ApiKey.make(new Random(7));

    private static Clients read(String json, Clients before) throws RefusedField {
        return ClientsReader.read(
                json.getBytes(StandardCharsets.UTF_8), before, DEFAULTS, TimeMeter.SYSTEM_NANOTIME);
    }

    private static Caller.Known acme(Clients clients) {
        return Objects.requireNonNull(clients.named().get("acme"));
    }

    private static String full(String gasBurst) {
        return """
        {"clients": [{"name": "acme", "scopes": ["halts:write"],
          "keys": [{"id": "%s", "sha256": "%s"}],
          "certificates": ["cn=acme, O=Acme"],
          "subjects": ["acme-backend"],
          "budget": {"gasPerSecond": "1000", "gasBurst": "%s",
                     "requestsPerSecond": "1", "requestsBurst": "2"}}]}
        """
                .formatted(KEY.id(), KEY.sha256(), gasBurst);
    }

    @Test
    void namesAClientByEachOfItsCredentials() throws RefusedField {
        Clients clients = read(full("5000"), Clients.NONE);

        Caller.Known known = clients.of(KEY);
        assertThat(known).isNotNull();
        assertThat(clients.subjects()).containsEntry("acme-backend", known);
        assertThat(clients.certificates()).containsKey("CN=acme,O=Acme");
        assertThat(clients.of(new ApiKey(KEY.id(), KEY.text() + "0"))).isNull();
    }

    @Test
    void aBudgetGoesOnUnlessItsLimitsChange() throws RefusedField {
        Clients first = read(full("5000"), Clients.NONE);
        Budget budget = acme(first).budget();

        assertThat(acme(read(full("5000"), first)).budget()).isSameAs(budget);
        assertThat(acme(read(full("6000"), first)).budget()).isNotSameAs(budget);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]|",
                "{\"clients\":{}}|/clients",
                "{\"clients\":[{}]}|/clients/0/name",
                "{\"clients\":[{\"name\":\"a b\"}]}|/clients/0/name",
                "{\"clients\":[{\"name\":\"a\"},{\"name\":\"a\"}]}|/clients/1/name",
                "{\"clients\":[{\"name\":\"a\",\"scopes\":[\"all\"]}]}|/clients/0/scopes/0",
                "{\"clients\":[{\"name\":\"a\",\"keys\":[{\"id\":\"A\",\"sha256\":\"0x\"}]}]}|/clients/0/keys/0/id",
                "{\"clients\":[{\"name\":\"a\",\"certificates\":[\"acme\"]}]}|/clients/0/certificates/0",
                "{\"clients\":[{\"name\":\"a\",\"budget\":{\"gasPerSecond\":\"0\"}}]}|/clients/0/budget/gasPerSecond"
            })
    void saysWhatIsWrong(String json, String pointer) {
        assertThatThrownBy(() -> read(json, Clients.NONE))
                .isInstanceOfSatisfying(
                        RefusedField.class,
                        refused ->
                                assertThat(refused.pointer())
                                        .isEqualTo(pointer == null ? "" : pointer));
    }

    @Test
    void aKeyDoesNotShowItsSecret() {
        assertThat(KEY.toString()).contains(KEY.id()).doesNotContain(KEY.text().substring(21));
        assertThat(ApiKey.parse(KEY.text())).isEqualTo(KEY);
        assertThat(ApiKey.parse(KEY.text().toUpperCase(java.util.Locale.ROOT))).isNull();
    }
}
