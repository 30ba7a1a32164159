package io.xcmgateway.gateway.http.security;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.xcmgateway.gateway.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/// The whole service with security on; started once for all tests that extend this. Tokens are
/// signed with a key of the test.
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "xcm-gateway.security.enabled=true",
            "xcm-gateway.security.clients-file-read-seconds=3600",
            "xcm-gateway.http.header-timeout-seconds=1",
            "xcm-gateway.security.allowed-origins=https://app.example",
            "xcm-gateway.security.stranger.requests-per-second=100000",
            "xcm-gateway.security.stranger.requests-burst=100000",
            "spring.security.oauth2.resourceserver.jwt.audiences=xcm-gateway"
        })
abstract class SecuredGateway {
    static final Path DATA = data();
    static final Path CLIENTS = DATA.resolve("clients.json");
    static final KeyPair ISSUER = keyPair();
    static final ApiKey PLAIN = ApiKey.make(new Random(1));
    static final ApiKey OPERATOR = ApiKey.make(new Random(2));
    static final ApiKey POOR = ApiKey.make(new Random(3));
    static final ApiKey SPENT = ApiKey.make(new Random(5));
    static final ApiKey UNKNOWN = ApiKey.make(new Random(4));

    @LocalServerPort int port;
    @Autowired KnownClients clients;
    Http http = new Http(0);

    @DynamicPropertySource
    static void files(DynamicPropertyRegistry registry) {
        writeClients(usual());
        writePublicKey();
        registry.add("xcm-gateway.storage.directory", () -> DATA.resolve("data").toString());
        registry.add("xcm-gateway.security.clients-file", CLIENTS::toString);
        registry.add(
                "spring.security.oauth2.resourceserver.jwt.public-key-location",
                () -> DATA.resolve("issuer.pem").toUri().toString());
    }

    @BeforeEach
    void connect() {
        http = new Http(port);
        writeClients(usual());
        clients.reread();
    }

    /// Where messages go to the instance of a parachain.
    String messages() {
        return "/v1/instances/"
                + http.get("/v1/instances").json().at("/instances/1/instanceId").asString()
                + "/messages";
    }

    static String usual() {
        return "{\"clients\":["
                + client("plain", "[]", PLAIN)
                + ","
                + client("operator", allScopes(), OPERATOR)
                + ",{\"name\":\"poor\",\"scopes\":[\"origins:assert\"],\"keys\":["
                + key(POOR)
                + "],\"budget\":{\"gasPerSecond\":\"1000\",\"gasBurst\":\"100000000\","
                + "\"requestsPerSecond\":\"1\",\"requestsBurst\":\"1000\"}},"
                + "{\"name\":\"spent\",\"scopes\":"
                + allScopes()
                + ",\"keys\":["
                + key(SPENT)
                + "],\"budget\":{\"gasPerSecond\":\"1000\",\"gasBurst\":\"100000000\","
                + "\"requestsPerSecond\":\"1\",\"requestsBurst\":\"1\"}}]}";
    }

    static String client(String name, String scopes, ApiKey... keys) {
        return "{\"name\":\""
                + name
                + "\",\"scopes\":"
                + scopes
                + ",\"keys\":["
                + String.join(",", List.of(keys).stream().map(SecuredGateway::key).toList())
                + "]}";
    }

    private static String key(ApiKey key) {
        return "{\"id\":\"" + key.id() + "\",\"sha256\":\"" + key.sha256() + "\"}";
    }

    static String allScopes() {
        return "["
                + String.join(
                        ",",
                        List.of(Scope.values()).stream()
                                .map(scope -> "\"" + scope.word() + "\"")
                                .toList())
                + "]";
    }

    static void writeClients(String json) {
        try {
            Files.writeString(CLIENTS, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writePublicKey() {
        try {
            Files.writeString(
                    DATA.resolve("issuer.pem"),
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(ISSUER.getPublic().getEncoded())
                            + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A token as the issuer would sign it, after `change`.
    static String token(KeyPair signer, UnaryOperator<JWTClaimsSet.Builder> change) {
        JWTClaimsSet.Builder claims =
                new JWTClaimsSet.Builder()
                        .subject("backend")
                        .audience("xcm-gateway")
                        .expirationTime(Date.from(Instant.now().plusSeconds(600)));
        SignedJWT jwt =
                new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), change.apply(claims).build());
        try {
            jwt.sign(new RSASSASigner(signer.getPrivate()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return "Bearer " + jwt.serialize();
    }

    static KeyPair keyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path data() {
        try {
            return Files.createTempDirectory(
                    Files.createDirectories(Path.of("target")), "secured-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
