package io.xcmgateway.gateway.state;

/// The parts of the store; in RocksDB each is a column family. Few, since five hundred families
/// took 41 s to create: what belongs to an instance begins with its number instead.
///
/// `n` is an instance number (u32), `s` a sequence, `c` a channel number, `a` an arrival (u64 each)
/// and `i` an effect's index (u32), all big-endian, so that a prefix scan goes through them in
/// order. Names are part of the storage format: never renamed, never reused.
public enum Table {
    /// `n s` → [OrderedMessage]: the order of each instance. A row is durable before its message is
    /// executed and is never changed, but for the gas limit of a routed message, which the state
    /// settles that it is executed on.
    ORDER("order"),
    /// Message id → [Position]: of a routed message that was tried again, the last one.
    MESSAGES("messages"),
    /// Message id, `n s` → nothing: every place that a routed message has in the order.
    ATTEMPTS("attempts"),
    /// `n`, id of a sender, `c` → message id: the messages of other instances, by their numbers in
    /// their channels.
    ROUTED("routed"),
    /// `n a` → [WaitingMessage]: what instance `n` has no room for yet, in the order of arrival.
    OUTBOX("outbox"),
    /// `n s i` → [Delivery]: what became of each outbound message.
    OUTBOUND("outbound"),
    /// Idempotency key → id of the message that it was accepted with.
    KEYS("keys"),
    /// `n s` → [ExecutionRecord].
    STATEMENTS("statements"),
    /// `n s` → the pre-state witness as a SCALE `Vec<Vec<u8>>` of compact-proof items, from the
    /// oldest statement on whose witness is kept.
    WITNESSES("witnesses"),
    /// `n` and a trie key → the value: the state after the last statement.
    STATE("state"),
    /// `n` and the path of a trie node → its encoding: the trie of the same state, latest only (see
    /// [io.xcmgateway.proof.trie.NodeChanges]).
    NODES("nodes"),
    /// `n s` → SCALE `Vec<(Vec<u8>, Option<Vec<u8>>)>`: what each key that statement `s` changed
    /// held before it. Kept for the last statements only, and never for sequence 0.
    UNDO("undo"),
    /// Module hash → Wasm bytes.
    MODULES("modules"),
    /// `n 0` → [InstanceRecord], `n 1` → [InstanceHead], `n 2` → [HaltRecord], `n 3` →
    /// [SuspectRecord], `n 4` → [OptOutRecord], `n 5` → sequence (u64) of the oldest statement
    /// whose witness is kept.
    INSTANCES("instances"),
    /// `n s` → SCALE `Vec<Attestation>`, written only after the statement is durable. Empty where
    /// something else may have been signed before the store was restored.
    ATTESTATIONS("attestations"),
    /// Instance id, `s` → hash of the only statement that may ever be signed there.
    SIGNED("signed"),
    /// Statement hash → instance id, `s` of the statement.
    STATEMENT_PLACES("statement_places"),
    /// Hash of a statement or checkpoint → SCALE `Vec<Attestation>` of other attestors than this
    /// gateway, in the order of arrival.
    OTHER_ATTESTATIONS("other_attestations"),
    /// Hash of a statement, index of an attestor (u32) → another statement for its place and what
    /// that attestor signed of it: evidence, once it signs the first.
    CONTRADICTIONS("contradictions"),
    /// Number (u64, from 1 on) → evidence of an equivocation.
    EQUIVOCATIONS("equivocations"),
    /// Address of an attestor (20 bytes), both hashes → number of the evidence.
    EQUIVOCATORS("equivocators"),
    /// Network id → nothing, and network id, kind (u8), id of an instance or a log → how far it was
    /// ever signed. Rows are in a store of their own, which no backup of the others brings back.
    SIGNING_MARKS("signing_marks"),
    /// Position (u64) → hash of a node of the log's Merkle mountain range.
    LOG("log"),
    /// Log index (u64) → [Position] of the statement.
    LOG_ENTRIES("log_entries"),
    /// `n s` → log index.
    LOG_PLACES("log_places"),
    /// Leaf count (u64) → the only checkpoint that may ever be signed for it.
    CHECKPOINTS("checkpoints"),
    /// Leaf count → SCALE `Vec<Attestation>`, written only after the checkpoint is durable. Empty
    /// as above.
    CHECKPOINT_ATTESTATIONS("checkpoint_attestations"),
    /// Storage format version and network; how long the log is, and how far it is signed; how many
    /// equivocations are known; the rotations of attestors.
    META("meta");

    private final String label;

    Table(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
