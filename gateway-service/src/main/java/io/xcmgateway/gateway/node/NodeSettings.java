package io.xcmgateway.gateway.node;

import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.execution.CoreWatch;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;

/// Within which bounds a gateway works, and with what.
///
/// @param compiler made for the directory where compiled code is kept
/// @param watch measures the work
public record NodeSettings(
        Clock clock,
        ExecutionLimits limits,
        RunBounds runBounds,
        StateBounds stateBounds,
        Function<Path, ModuleCompiler> compiler,
        SigningSettings signing,
        CoreWatch watch) {}
