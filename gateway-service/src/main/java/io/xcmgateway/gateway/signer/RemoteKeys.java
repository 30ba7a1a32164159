package io.xcmgateway.gateway.signer;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.crypto.Secp256k1;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.gateway.attestation.AttestorKeys;
import io.xcmgateway.gateway.attestation.Signable;
import io.xcmgateway.gateway.attestation.SignerUnavailableException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// The keys of a signer that is another process, asked over mutual TLS. What it answers is checked
/// with the keys that it had at the start.
public final class RemoteKeys implements AttestorKeys {
    private static final int SHOWN_CHARS_MAX = 300;

    private final URI signer;
    private final Duration timeout;
    private final SigningWire.Keys keys;
    private volatile HttpClient client;

    private RemoteKeys(URI signer, Duration timeout, HttpClient client, SigningWire.Keys keys) {
        this.signer = signer;
        this.timeout = timeout;
        this.client = client;
        this.keys = keys;
    }

    /// Asks the signer for its keys.
    ///
    /// @param signer `https://` and where it is
    /// @param tls trusts the signer, and has what the signer knows this gateway by
    /// @param timeout of each question, its connection included
    /// @throws SignerUnavailableException if it does not answer, or not so
    public static RemoteKeys connect(URI signer, SSLContext tls, Duration timeout) {
        HttpClient client = client(tls, timeout);
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(signer.resolve(SigningWire.KEYS_PATH)).GET().build();
            SigningWire.Keys keys =
                    decoded(signer, SigningWire.Keys.decode(ask(client, request, timeout)));
            return new RemoteKeys(signer, timeout, client, keys);
        } catch (RuntimeException e) {
            client.shutdownNow();
            throw e;
        }
    }

    /// From now on with other certificates.
    public void renew(SSLContext tls) {
        HttpClient old = client;
        client = client(tls, timeout);
        old.shutdown();
    }

    @Override
    public AttestorSet.Member member() {
        return keys.member();
    }

    @Override
    public boolean repeats() {
        return keys.repeats();
    }

    @Override
    public List<Answer> sign(List<? extends Signable> what) {
        List<Answer> answers = new ArrayList<>();
        for (int from = 0; from < what.size(); from += SigningWire.ITEMS_MAX) {
            int to = Math.min(from + SigningWire.ITEMS_MAX, what.size());
            answers.addAll(signed(what.subList(from, to)));
        }
        return Collections.unmodifiableList(answers);
    }

    private List<Answer> signed(List<? extends Signable> what) {
        HttpRequest request =
                HttpRequest.newBuilder(signer.resolve(SigningWire.SIGN_PATH))
                        .header("Content-Type", SigningWire.MEDIA_TYPE)
                        .POST(
                                HttpRequest.BodyPublishers.ofByteArray(
                                        SigningWire.request(what).toByteArray()))
                        .build();
        List<Answer> answers = decoded(signer, SigningWire.answers(ask(client, request, timeout)));
        if (answers.size() != what.size()) {
            throw new SignerUnavailableException(
                    "signer "
                            + signer
                            + " must answer each of "
                            + what.size()
                            + ", answered "
                            + answers.size());
        }
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i) instanceof Answer.Signed signed
                    && !isOf(signed, what.get(i).hash())) {
                throw new SignerUnavailableException(
                        "signer "
                                + signer
                                + " must sign as "
                                + member()
                                + ", answered with a signature that is not its own");
            }
        }
        return answers;
    }

    private boolean isOf(Answer.Signed signed, Hash32 hash) {
        ByteString key = Secp256k1.recover(hash, signed.secp256k1());
        Hash32 second = member().ed25519Key();
        ByteString signature = signed.ed25519();
        boolean first = key != null && Secp256k1.address20(key).equals(member().address());
        if (second == null || signature == null) {
            return first && second == null && signature == null;
        }
        return first && Ed25519.verify(second.bytes(), Attestation.ed25519Payload(hash), signature);
    }

    private static HttpClient client(SSLContext tls, Duration timeout) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private static ByteString ask(HttpClient client, HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(
                        request,
                        BodyHandlers.limiting(
                                BodyHandlers.ofByteArray(), SigningWire.ANSWER_BYTES_MAX));
        HttpResponse<byte[]> response;
        try {
            response = answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw failed(request, "must answer within " + timeout + ", did not", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw failed(request, "was asked until interrupted", e);
        } catch (ExecutionException e) {
            throw failed(request, "cannot be asked: " + e.getCause(), e.getCause());
        }
        if (response.statusCode() != 200) {
            String text = new String(response.body(), StandardCharsets.UTF_8);
            throw failed(
                    request,
                    "must answer 200, was "
                            + response.statusCode()
                            + " "
                            + text.substring(0, Math.min(text.length(), SHOWN_CHARS_MAX)),
                    null);
        }
        return ByteString.wrap(response.body());
    }

    private static SignerUnavailableException failed(
            HttpRequest request, String what, @Nullable Throwable cause) {
        return new SignerUnavailableException("signer " + request.uri() + " " + what, cause);
    }

    private static <T> T decoded(URI signer, Decoded<T> decoded) {
        return switch (decoded) {
            case Decoded.Value<T>(T value) -> value;
            case Decoded.Refused<T> refused ->
                    throw new SignerUnavailableException(
                            "signer " + signer + " answered " + refused.message());
        };
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
