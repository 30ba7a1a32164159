/// From a message that may be executed to a statement that is signed: ordering, workers, the one
/// committer, recovery, and the ports through which the outside submits and reads.
///
/// **Messages between instances.** What instance A sends to the location of another instance B of
/// its module takes its place in B's order in the very batch that makes A's statement durable
/// (`Routing`), with that statement as evidence of its origin; no other way leads such evidence
/// into an order. If B has no room, or has halted, the message waits in the outbox, and later ones
/// behind it, until a batch takes it out of the outbox and into the order at once (`OutboxMove`).
/// So a message is in exactly one of the two, whenever the process ends. Everything else that an
/// instance sends is only shown, for relayers.
///
/// A message that traps at B is parked: its hash is in B's state, and a retry (`RetryCommit`) gives
/// it a further place in the order, under the same id. All places stay; the last one is what is
/// shown under the id.
@NullMarked
package io.xcmgateway.gateway.execution;

import org.jspecify.annotations.NullMarked;
