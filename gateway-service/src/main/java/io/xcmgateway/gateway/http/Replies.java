package io.xcmgateway.gateway.http;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.gateway.http.json.Json;
import java.time.Duration;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers that are not problems.
public final class Replies {
    /// What never changes may be kept by anyone, for the year that is the usual maximum.
    private static final CacheControl IMMUTABLE =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private Replies() {}

    /// What may be different next time.
    public static ResponseEntity<byte[]> current(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .body(Json.write(body));
    }

    /// What is true of this one answer and is not to be kept.
    public static ResponseEntity<byte[]> once(Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noStore())
                .body(Json.write(body));
    }

    /// What may be different next time, in another form than JSON, with a validator so that who
    /// polls need not read it.
    public static ResponseEntity<byte[]> current(MediaType type, byte[] body) {
        return ResponseEntity.ok()
                .contentType(type)
                .cacheControl(CacheControl.noCache())
                .eTag(tag(body))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(body);
    }

    /// What is true of one state, with the state as its validator.
    ///
    /// @param sequence of the statement that left the state, unsigned
    public static ResponseEntity<byte[]> ofState(long sequence, Hash32 stateRoot, Object body) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .eTag("\"" + Long.toUnsignedString(sequence) + "-" + stateRoot + "\"")
                .body(Json.write(body));
    }

    /// What never changes, with a strong validator made of its bytes.
    public static ResponseEntity<byte[]> immutable(MediaType type, byte[] body) {
        return ResponseEntity.status(HttpStatus.OK)
                .contentType(type)
                .cacheControl(IMMUTABLE)
                .eTag(tag(body))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(body);
    }

    private static String tag(byte[] body) {
        return "\"" + Hashing.blake2b256(ByteString.copyOf(body)).toHex() + "\"";
    }
}
