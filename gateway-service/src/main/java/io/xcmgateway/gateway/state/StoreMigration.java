package io.xcmgateway.gateway.state;

import java.util.List;
import java.util.function.Consumer;

/// Brings a store of an older format to that of this version, before anything else reads it.
///
/// One step after the other, each from one format to the next. A step may be repeated from its
/// beginning: whatever of it is in the store, running it once more makes the same rows. The format
/// is written after the rows of its step, and with a sync, so that a store whose process ended or
/// lost power on the way is of the older format still, and the next start goes on.
public final class StoreMigration {
    /// From [#OLDEST] on, without gaps.
    private static final List<Step> STEPS =
            List.of(new Step(7, "where witnesses begin", StoreMigration::witnessesFromTheFirst));

    /// The oldest format that is converted.
    static final int OLDEST = STEPS.getFirst().from();

    private StoreMigration() {}

    /// Makes format `from + 1` of format `from`.
    ///
    /// @param what it adds or changes
    /// @param rows writes them, in batches of bounded size; the same again if it is repeated
    record Step(int from, String what, Consumer<GatewayStore> rows) {}

    /// What was done.
    ///
    /// @param from the format that the store had, or [StoreFormat#VERSION] for a new store
    /// @param changes what the steps added or changed, in order
    public record Result(int from, List<String> changes) {
        public Result {
            changes = List.copyOf(changes);
        }
    }

    /// Converts the store if it has to be. There is no way back: an older version of the gateway
    /// refuses what comes of it.
    ///
    /// @throws CorruptStoreException if it is of a newer format, or of one that is too old
    /// @throws StoreFailureException if the disk fails; the next call goes on
    public static Result run(GatewayStore store) {
        return run(store, STEPS);
    }

    static Result run(GatewayStore store, List<Step> steps) {
        int oldest = steps.getFirst().from();
        int newest = steps.getLast().from() + 1;
        Long version = StoreFormat.version(store);
        if (version == null) {
            return new Result(newest, List.of());
        }
        if (version > newest) {
            throw new CorruptStoreException(
                    "storage format must be at most "
                            + newest
                            + ", was "
                            + version
                            + ": it is of a newer version of the gateway; start that one");
        }
        if (version < oldest) {
            throw new CorruptStoreException(
                    "storage format must be at least "
                            + oldest
                            + ", was "
                            + version
                            + ": it is too old to be converted; start a version of the gateway"
                            + " that converts it to "
                            + oldest
                            + " first, if there is one, or a new data directory");
        }
        List<Step> due = steps.stream().filter(step -> step.from() >= version).toList();
        for (Step step : due) {
            step.rows().accept(store);
            StoreBatch done = new StoreBatch();
            StoreFormat.putVersion(done, step.from() + 1L);
            store.write(done, GatewayStore.Durability.SYNCED);
        }
        return new Result(
                Math.toIntExact(version), due.stream().map(StoreMigration.Step::what).toList());
    }

    /// 7 → 8: witnesses may be missing before a sequence that each instance names. In format 7 none
    /// is. One batch: instances are few (`instancesMax`).
    private static void witnessesFromTheFirst(GatewayStore store) {
        StoreBatch batch = new StoreBatch();
        new Records(store)
                .instances()
                .keySet()
                .forEach(number -> Records.putOldestWitness(batch, number, 0));
        if (!batch.isEmpty()) {
            store.write(batch, GatewayStore.Durability.BUFFERED);
        }
    }
}
