package io.xcmgateway.gateway.execution;

import io.xcmgateway.api.bytes.Hash32;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Instances that rest because this node failed on a message, and what an operator can do about
/// them. Never blocks; the stages never complete exceptionally.
///
/// Each word names the sequence that it is about, so that none can hit another message, and may be
/// given again: a second time changes nothing.
public interface HaltedInstances {

    /// Those that halted, in the order of their opt-ins.
    List<InstanceHalt> all();

    /// Has the message executed again on which the instance halted: the cause of the fault is gone.
    ///
    /// @param sequence unsigned
    CompletionStage<Release> resume(Hash32 instanceId, long sequence);

    /// Passes over the message on which the instance halted, with a signed statement that says so
    /// ([io.xcmgateway.spree.module.Transition#skipped]), and goes on with the next.
    ///
    /// @param sequence unsigned
    CompletionStage<Release> skip(Hash32 instanceId, long sequence);
}
