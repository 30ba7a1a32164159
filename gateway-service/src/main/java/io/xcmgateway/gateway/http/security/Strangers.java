package io.xcmgateway.gateway.http.security;

import io.github.bucket4j.TimeMeter;
import io.xcmgateway.gateway.config.SecurityProperties.Limits;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Budgets of those that no file names: a fixed number, each shared by all whose name hashes to its
/// place. However many addresses somebody has, no memory grows and nobody else's budget is
/// forgotten; the hash is salted, so that nobody can choose whom to share with.
final class Strangers {
    /// Of an IPv6 address: one subscriber has all that follows.
    private static final int NETWORK_BYTES_V6 = 8;

    private final Budget[] slots;
    private final long salt;

    Strangers(int slots, Limits limits, TimeMeter time, long salt) {
        this.slots =
                Stream.generate(() -> new Budget(limits, time)).limit(slots).toArray(Budget[]::new);
        this.salt = salt;
    }

    /// @param address `null` when the connection has none, which is a place like others
    Budget at(@Nullable InetSocketAddress address) {
        InetAddress host = address == null ? null : address.getAddress();
        if (host == null) {
            return of(new byte[0]);
        }
        byte[] bytes = host.getAddress();
        return of(bytes.length > NETWORK_BYTES_V6 ? Arrays.copyOf(bytes, NETWORK_BYTES_V6) : bytes);
    }

    Budget named(String name) {
        return of(name.getBytes(StandardCharsets.UTF_8));
    }

    private Budget of(byte[] name) {
        long hash = salt;
        for (byte each : name) {
            hash = mixed(hash ^ (each & 0xff));
        }
        return slots[(int) Long.remainderUnsigned(hash, slots.length)];
    }

    /// The finalizer of SplitMix64 (Steele, Lea, Flood 2014).
    private static long mixed(long value) {
        long z = value + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
