package io.xcmgateway.gateway.config;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.gateway.pkcs11.KeyName;
import io.xcmgateway.gateway.pkcs11.TokenPlace;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// A key in a token.
///
/// @param module the PKCS#11 library of the token's maker, such as
///   `/usr/lib/softhsm/libsofthsm2.so`
/// @param tokenLabel which token; or `slot`
/// @param slot number of the slot that the token is in, as the library has it; or `token-label`
/// @param keyLabel which key of the token, `CKA_LABEL`; or `key-id`
/// @param keyId `CKA_ID` of the key, hex; or `key-label`
/// @param pinFile PIN of the token's user, one line, not readable by everybody
/// @param timeoutSeconds how long a call may take; a token that takes longer counts as failed
public record TokenProperties(
        @NotNull Path module,
        @Nullable String tokenLabel,
        @Nullable Long slot,
        @Nullable String keyLabel,
        @Nullable @Pattern(regexp = "(0x)?([0-9a-fA-F]{2}){1,128}") String keyId,
        @NotNull Path pinFile,
        @DefaultValue("10") @Min(1) @Max(300) int timeoutSeconds) {

    @AssertTrue(message = "either token-label or slot must be set") boolean isTokenNamed() {
        return (tokenLabel == null) != (slot == null);
    }

    @AssertTrue(message = "either key-label or key-id must be set") boolean isKeyNamed() {
        return (keyLabel == null) != (keyId == null);
    }

    TokenPlace place() {
        return new TokenPlace(
                module, tokenLabel, slot, pinFile, Duration.ofSeconds(timeoutSeconds));
    }

    KeyName keyName() {
        return new KeyName(keyLabel, keyId == null ? null : ByteString.parseHex(keyId));
    }
}
