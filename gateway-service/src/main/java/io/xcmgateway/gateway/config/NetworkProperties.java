package io.xcmgateway.gateway.config;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.AttestorSet;
import io.xcmgateway.api.statement.Network;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/// Which network the gateway is of, in production. All of it makes the network's id, so none of it
/// ever changes: later attestors are told by `xcm-gateway.signing.rotations`.
///
/// @param name 1..64 printable ASCII characters
/// @param threshold how many attestors make a statement count, 1..the number of attestors
/// @param attestors that the network began with, in the order of their indexes
/// @param logName name of this gateway's log, which it keeps for ever, without spaces and `+`; the
///   network's with `/log` after it if not set
@Validated
@Profile(KnownProfile.PRODUCTION)
@ConfigurationProperties("xcm-gateway.network")
public record NetworkProperties(
        @NotNull @Pattern(regexp = "[ -~]{1,64}") String name,
        @DefaultValue("1") @Min(1) int threshold,
        @DefaultValue @Size(min = 1, max = AttestorSet.MEMBERS_MAX) List<@Valid Attestor> attestors,
        @Nullable @Pattern(regexp = "[!-*,-~]{1,100}") String logName) {

    public NetworkProperties {
        attestors = List.copyOf(attestors);
    }

    /// An attestor.
    ///
    /// @param address of its secp256k1 key, 20 bytes as on Ethereum
    /// @param ed25519 its second public key, if it has one
    public record Attestor(
            @NotNull @Pattern(regexp = "0x[0-9a-fA-F]{40}") String address,
            @Nullable @Pattern(regexp = "0x[0-9a-fA-F]{64}") String ed25519) {

        AttestorSet.Member member() {
            return new AttestorSet.Member(
                    ByteString.hex(address), ed25519 == null ? null : Hash32.hex(ed25519));
        }
    }

    @AssertTrue(message = "threshold must be at most the number of attestors") boolean isThresholdReachable() {
        return attestors.isEmpty() || threshold <= attestors.size();
    }

    @AssertTrue(message = "attestors must have distinct keys") boolean isAttestorsDistinct() {
        Set<String> seen = new HashSet<>();
        return attestors.stream()
                .allMatch(each ->
                        seen.add(String.valueOf(each.address()).toLowerCase(Locale.ROOT))
                                && (each.ed25519() == null
                                        || seen.add(each.ed25519().toLowerCase(Locale.ROOT))));
    }

    public Network network() {
        return new Network(
                ByteString.ascii(name),
                new AttestorSet(0, threshold, attestors.stream().map(Attestor::member).toList()));
    }

    /// Name of the log.
    public String log() {
        return logName == null ? name.replaceAll("[ +]", "-") + "/log" : logName;
    }
}
