package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Instance;
import io.xcmgateway.api.xcm.v5.Junctions;
import io.xcmgateway.spree.module.StateSize;
import org.jspecify.annotations.Nullable;

/// An instance as of its last durable statement.
///
/// @param instance everything that `id` commits to
/// @param host absolute location of the host chain
/// @param nextSequence unsigned; the sequence the next statement will have
/// @param stateRoot the root after the last statement
/// @param stateSize how much the module has in that state
/// @param lastStatementHash of sequence `nextSequence - 1`
/// @param genesisMessageId names sequence 0 in the API, for its status and proof
/// @param genesisStatementHash of sequence 0: what a verifier's policy pins
/// @param optedOutMs since when it takes no more messages, milliseconds since 1970; `null` while it
///   does
/// @param halt the node fault that stopped it, `null` while it runs
/// @param archived whether another gateway executed it, and this one has it to be read alone
public record InstanceSummary(
        Instance instance,
        Hash32 id,
        Hash32 moduleHash,
        Junctions host,
        Hash32 profileHash,
        long nextSequence,
        Hash32 stateRoot,
        StateSize stateSize,
        Hash32 lastStatementHash,
        Hash32 genesisMessageId,
        Hash32 genesisStatementHash,
        @Nullable Long optedOutMs,
        @Nullable InstanceHalt halt,
        boolean archived) {}
