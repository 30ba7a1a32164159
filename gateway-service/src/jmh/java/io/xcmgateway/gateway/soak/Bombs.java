package io.xcmgateway.gateway.soak;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.execution.GatewayCore;
import io.xcmgateway.gateway.module.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Modules that are uploaded once a second and are meant to cost the host much.
final class Bombs implements AutoCloseable {
    private static final byte[] HEADER = {0, 'a', 's', 'm', 1, 0, 0, 0};
    private static final int CODE_SECTION = 10;
    private static final int CUSTOM_SECTION = 0;
    private static final int KINDS = 5;
    private static final int NESTED_BLOCKS = 100_000;
    private static final int RANDOM_BYTES = 200_000;

    private final GatewayCore core;
    private final Counts counts;
    private final ByteString module = hostileModule();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean uploading;
    private int sent;

    Bombs(GatewayCore core, Counts counts) {
        this.core = core;
        this.counts = counts;
        var _ = clock.scheduleAtFixedRate(this::upload, 1, 1, TimeUnit.SECONDS);
    }

    void begin() {
        uploading = true;
    }

    void end() {
        uploading = false;
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }

    private void upload() {
        if (!uploading) {
            return;
        }
        int number = sent++;
        String kind = "bomb " + number % KINDS + ": ";
        var _ =
                core.modules()
                        .register(bomb(number))
                        .thenAccept(result ->
                                counts.add(
                                        kind
                                                + switch (result) {
                                                    case Registration.Registered _ -> "registered";
                                                    case Registration.AlreadyRegistered _ ->
                                                            "registered before";
                                                    case Registration.Refused(var findings) ->
                                                            "refused, "
                                                                    + findings.getFirst().rule();
                                                    case Registration.Unavailable(var reason) ->
                                                            reason;
                                                }));
    }

    private ByteString bomb(int number) {
        return switch (number % KINDS) {
            case 0 -> claimedFunctions();
            case 1 -> module.slice(0, module.length() - 1 - number % 100);
            case 2 -> noise(number);
            case 3 -> nested();
            default -> another(number);
        };
    }

    /// A section that says it has 2^32-1 bodies.
    private static ByteString claimedFunctions() {
        return join(HEADER, new byte[] {CODE_SECTION, 5, -1, -1, -1, -1, 15});
    }

    private static ByteString noise(int number) {
        byte[] bytes = new byte[RANDOM_BYTES];
        new java.util.Random(number).nextBytes(bytes);
        return join(HEADER, bytes);
    }

    /// One function of blocks in blocks.
    private static ByteString nested() {
        byte[] body = new byte[1 + 3 * NESTED_BLOCKS + 1];
        for (int i = 0; i < NESTED_BLOCKS; i++) {
            body[1 + 2 * i] = 0x02;
            body[2 + 2 * i] = 0x40;
        }
        Arrays.fill(body, 1 + 2 * NESTED_BLOCKS, body.length, (byte) 0x0b);
        byte[] types = {1, 4, 1, 0x60, 0, 0};
        byte[] functions = {3, 2, 1, 0};
        byte[] size = u32(body.length);
        byte[] section = {CODE_SECTION};
        return join(
                HEADER,
                types,
                functions,
                section,
                u32(1 + size.length + body.length),
                u32(1),
                size,
                body);
    }

    /// A good module that was never there: it is compiled, and kept.
    private ByteString another(int number) {
        byte[] name = {4, 's', 'o', 'a', 'k'};
        byte[] text = Integer.toString(number).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        byte[] section = {CUSTOM_SECTION, (byte) (name.length + text.length)};
        return join(module.toByteArray(), section, name, text);
    }

    /// LEB128 in as few bytes as it takes.
    private static byte[] u32(int value) {
        byte[] bytes = new byte[5];
        int length = 0;
        for (int rest = value; rest != 0 || length == 0; rest >>>= 7) {
            bytes[length++] = (byte) (rest & 0x7f | (rest > 0x7f ? 0x80 : 0));
        }
        return Arrays.copyOf(bytes, length);
    }

    private static ByteString join(byte[]... parts) {
        ByteString joined = ByteString.EMPTY;
        for (byte[] part : parts) {
            joined = joined.concat(ByteString.wrap(part));
        }
        return joined;
    }

    static ByteString hostileModule() {
        try (InputStream in =
                Objects.requireNonNull(
                        Bombs.class.getResourceAsStream("/io/xcmgateway/gateway/hostile.wasm"))) {
            return ByteString.wrap(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
