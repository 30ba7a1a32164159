package io.xcmgateway.gateway.config;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/// How much gas a message may ask for.
///
/// A unit is about a nanosecond of ordinary code, and several of the dearest that a hostile module
/// can find, during which its message holds one of the few workers. Of the standard module a paid
/// transfer takes 0.17 million units, a program of 100 instructions 2.1 million, 256 KiB that are
/// no program 2.6 million, and a genesis 0.4 million. So the default of 20 million is ten times the
/// largest program and about 20 ms, and the most, 200 million, is what an operator may grant to
/// modules that do more.
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
