package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Profile;
import org.springframework.validation.annotation.Validated;

/// The signer as a process of its own (`java -jar gateway-service.jar signer`).
///
/// @param recordDirectory where it notes everything that it ever signed: never brought back from a
///   backup
/// @param newRecord `true` for the first start with new keys alone, which begins the record
/// @param clients subjects of the certificates of who may have something signed, such as
///   `CN=gateway,O=Acme`
@Validated
@Profile(KnownProfile.SIGNER)
@ConfigurationProperties("xcm-gateway.signer")
public record SignerProperties(
        @NotNull Path recordDirectory,
        @DefaultValue("false") boolean newRecord,
        @NotEmpty @DefaultValue List<String> clients) {

    public SignerProperties {
        clients = List.copyOf(clients);
    }
}
