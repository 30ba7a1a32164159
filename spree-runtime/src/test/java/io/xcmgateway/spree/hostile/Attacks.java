package io.xcmgateway.spree.hostile;

import java.util.List;
import java.util.stream.Stream;

/// All of them.
final class Attacks {
    private Attacks() {}

    /// Those that one process makes in seconds.
    static List<Attack> light() {
        return all().stream().filter(attack -> !attack.apart()).toList();
    }

    static List<Attack> all() {
        return Stream.of(
                        BombAttacks.all(),
                        LimitAttacks.all(),
                        LoopAttacks.all(),
                        MemoryAttacks.all(),
                        StorageAttacks.all(),
                        CryptoAttacks.all(),
                        ResultAttacks.all(),
                        ResultAttacks.openTransactions())
                .flatMap(List::stream)
                .toList();
    }
}
