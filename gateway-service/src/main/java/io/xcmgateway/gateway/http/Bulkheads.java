package io.xcmgateway.gateway.http;

import io.github.resilience4j.bulkhead.Bulkhead;

/// Walls between kinds of requests, so that one kind cannot take all there is.
///
/// @param submissions those being read, checked and ordered
/// @param waits submissions that wait for their receipt
/// @param reads reads of the ledger
/// @param dryRuns dry runs and questions to instances
public record Bulkheads(Bulkhead submissions, Bulkhead waits, Bulkhead reads, Bulkhead dryRuns) {}
