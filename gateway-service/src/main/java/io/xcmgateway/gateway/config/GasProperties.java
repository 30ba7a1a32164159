package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How much gas a message may ask for.
///
/// A unit is at most a quarter of a nanosecond of whatever a module finds to do once its code is
/// compiled, during which its message holds one of the few workers. Of the standard module a paid
/// transfer takes 4.6 million units and a program of 100 instructions 42 million. So the default of
/// 50 million is enough for the largest program and at most about 12 ms, and the most, 1,000
/// million, is what an operator may grant to modules that do more.
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
