package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How much gas a message may ask for.
///
/// @param perMessageDefault for an asserted message that says nothing
/// @param perMessageMax for any message
@Validated
@ConfigurationProperties("xcm-gateway.gas")
public record GasProperties(@Min(1) long perMessageDefault, @Min(1) long perMessageMax) {

    @AssertTrue(message = "xcm-gateway.gas.per-message-default must be at most per-message-max") boolean isDefaultWithinMax() {
        return perMessageDefault <= perMessageMax;
    }
}
