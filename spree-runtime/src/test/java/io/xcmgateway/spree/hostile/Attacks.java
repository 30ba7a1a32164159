package io.xcmgateway.spree.hostile;

import java.util.List;
import java.util.stream.Stream;

/// All of them.
final class Attacks {
    private Attacks() {}

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
