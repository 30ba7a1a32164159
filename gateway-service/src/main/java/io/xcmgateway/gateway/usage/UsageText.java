package io.xcmgateway.gateway.usage;

import io.xcmgateway.gateway.state.TableUsage;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Usage for people and for programs.
public final class UsageText {
    private static final long KIBI = 1024;
    private static final List<String> UNITS = List.of("KiB", "MiB", "GiB", "TiB", "PiB");

    private UsageText() {}

    /// The form that the command and the endpoint share: numbers are bytes, but for rows.
    public static Map<String, Object> fields(DiskUsage usage) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("storeBytes", usage.storeBytes());
        Map<String, Object> tables = new LinkedHashMap<>();
        for (TableUsage each : usage.tables()) {
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("diskBytes", each.diskBytes());
            table.put("memoryBytes", each.heapBytes());
            table.put("rows", each.rows());
            tables.put(each.table().label(), table);
        }
        all.put("tables", tables);
        all.put("compiledModulesBytes", usage.compiledModulesBytes());
        all.put("archivesBytes", usage.archivesBytes());
        Map<String, Object> backups = new LinkedHashMap<>();
        for (DiskUsage.BackupUsage each : usage.backups()) {
            backups.put(each.name(), Map.of("bytes", each.bytes(), "ownBytes", each.ownBytes()));
        }
        all.put("backups", backups);
        all.put("freeBytes", usage.freeBytes());
        all.put("totalBytes", usage.totalBytes());
        return all;
    }

    /// Lines; tables that have nothing are left out, the largest comes first.
    static String lines(DiskUsage usage) {
        StringBuilder out = new StringBuilder();
        line(out, "store", usage.storeBytes(), "");
        usage.tables().stream()
                .filter(each -> each.rows() > 0 || each.diskBytes() > 0)
                .sorted(
                        Comparator.comparingLong(
                                        (TableUsage each) -> each.diskBytes() + each.heapBytes())
                                .reversed())
                .forEach(each ->
                        line(
                                out,
                                "  " + each.table().label(),
                                each.diskBytes() + each.heapBytes(),
                                "about " + each.rows() + " rows"));
        line(out, "compiled modules", usage.compiledModulesBytes(), "");
        line(out, "archives", usage.archivesBytes(), "");
        for (DiskUsage.BackupUsage each : usage.backups()) {
            line(out, "backup " + each.name(), each.bytes(), size(each.ownBytes()) + " of its own");
        }
        line(out, "free", usage.freeBytes(), "of " + size(usage.totalBytes()));
        return out.toString().stripTrailing();
    }

    private static void line(StringBuilder out, String what, long bytes, String more) {
        String line = String.format(Locale.ROOT, "%-28s %12s  %s", what, size(bytes), more);
        out.append(line.stripTrailing()).append('\n');
    }

    /// With three digits or more.
    static String size(long bytes) {
        if (bytes < KIBI) {
            return bytes + " B";
        }
        double shown = bytes;
        int unit = -1;
        while (shown >= KIBI && unit < UNITS.size() - 1) {
            shown /= KIBI;
            unit++;
        }
        return String.format(Locale.ROOT, "%.2f %s", shown, UNITS.get(unit));
    }
}
