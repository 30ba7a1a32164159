package io.xcmgateway.gateway.archive;

import io.xcmgateway.gateway.state.Table;
import org.jspecify.annotations.Nullable;

/// The tables of an export, in the order of the file. Numbers are never reused.
enum ExportedTable {
    /// Of the instance: record, head, opt-out and the oldest kept witness.
    INSTANCES(1, Table.INSTANCES),
    /// Its module.
    MODULES(2, Table.MODULES),
    /// Of executed messages.
    ORDER(3, Table.ORDER),
    STATEMENTS(4, Table.STATEMENTS),
    WITNESSES(5, Table.WITNESSES),
    ATTESTATIONS(6, Table.ATTESTATIONS),
    STATE(7, Table.STATE),
    NODES(8, Table.NODES),
    UNDO(9, Table.UNDO),
    LOG_PLACES(10, Table.LOG_PLACES),
    /// For each statement the first signed checkpoint that covers it.
    CHECKPOINTS(11, Table.CHECKPOINTS),
    CHECKPOINT_ATTESTATIONS(12, Table.CHECKPOINT_ATTESTATIONS),
    /// Nodes that the proofs under these checkpoints read.
    LOG(13, Table.LOG),
    /// Of its statements and these checkpoints what others signed; of statements of other instances
    /// that sent it messages, all that goes into a proof.
    OTHER_ATTESTATIONS(14, Table.OTHER_ATTESTATIONS);

    private final int code;
    private final Table table;

    ExportedTable(int code, Table table) {
        this.code = code;
        this.table = table;
    }

    /// 1..255.
    int code() {
        return code;
    }

    Table table() {
        return table;
    }

    static @Nullable ExportedTable of(int code) {
        for (ExportedTable each : values()) {
            if (each.code == code) {
                return each;
            }
        }
        return null;
    }
}
