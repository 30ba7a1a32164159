package io.xcmgateway.gateway.state;

/// About how much one table takes.
///
/// @param diskBytes of its files, compressed
/// @param heapBytes outside of Java's heap, of rows that are not in its files yet; they are in the
///   database's log meanwhile
/// @param rows an estimate: what is overwritten or deleted may count until the files are merged
public record TableUsage(Table table, long diskBytes, long heapBytes, long rows) {}
