package io.xcmgateway.spree.hostile;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.openmbean.CompositeData;

/// The most heap that was in use after any collection since the last [#reset].
final class Peak {
    private final AtomicLong bytes = new AtomicLong();

    Peak() {
        for (GarbageCollectorMXBean each : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (each instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener((found, _) -> collected(found), null, null);
            }
        }
    }

    private void collected(Notification told) {
        if (told.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
                && told.getUserData() instanceof CompositeData data) {
            GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(data);
            long used = 0;
            Map<String, MemoryUsage> after = info.getGcInfo().getMemoryUsageAfterGc();
            for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
                MemoryUsage found = after.get(pool.getName());
                if (pool.getType() == MemoryType.HEAP && found != null) {
                    used += found.getUsed();
                }
            }
            bytes.accumulateAndGet(used, Math::max);
        }
    }

    /// Collects, and begins anew.
    ///
    /// @return bytes in use now
    long reset() {
        System.gc();
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        bytes.set(now);
        return now;
    }

    /// Collects, so that what is held now counts.
    long bytes() {
        System.gc();
        long now = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        return Math.max(now, bytes.get());
    }
}
