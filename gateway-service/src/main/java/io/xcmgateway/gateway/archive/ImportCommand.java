package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.gateway.consistency.ArchiveCheck;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoreMigration;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.AttestorHistory;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// An exported instance, to be read at another gateway.
@CommandLine.Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Makes an archive of an exported instance in the data directory of a gateway of the"
                    + " same network that does not run.",
            "Everything is verified before it is there: every state root, statement, signature and"
                    + " place in the log. The gateway then answers about the instance as the one"
                    + " that it comes from, and executes and signs nothing for it."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:imported", "2:not imported, and nothing is changed"})
final class ImportCommand implements Callable<Integer> {
    static final int IMPORTED = 0;

    private static final int BUFFER_BYTES = 1 << 16;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the data directory")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--from",
            required = true,
            paramLabel = "FILE",
            description = "the export")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, RefusedExportException {
        if (data == null || file == null || spec == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        if (!Files.isDirectory(data.resolve(DataDirectory.STORE))) {
            throw new StoreFailureException("not the data directory of a gateway: " + data);
        }
        ConsistencyCheck.Report report;
        Hash32 instanceId;
        try (DataDirectory directory = DataDirectory.open(data);
                InputStream stream =
                        new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES)) {
            ExportReader in = new ExportReader(stream);
            ExportFormat.Header header = in.header();
            instanceId = header.instanceId();
            AttestorHistory attestors = attestors(directory, header);
            report = archive(Archives.in(directory.root()), header, attestors, in);
        }
        var out = spec.commandLine().getOut();
        out.println(
                "IMPORTED: instance "
                        + instanceId
                        + ", statements "
                        + report.statements()
                        + "; it is there to be read when the gateway starts");
        out.flush();
        return IMPORTED;
    }

    /// Those that this gateway knows: an export is believed no keys.
    private static AttestorHistory attestors(DataDirectory directory, ExportFormat.Header header)
            throws RefusedExportException {
        try (GatewayStore store = RocksStore.openReadOnly(directory.store())) {
            AttestorHistory attestors = StoreFormat.attestors(store);
            Hash32 network = attestors == null ? null : attestors.network().id();
            if (attestors == null || !header.networkId().equals(network)) {
                throw new RefusedExportException(
                        "export must be of network " + network + ", is of " + header.networkId());
            }
            boolean there =
                    new Records(store)
                            .instances().values().stream()
                                    .map(each -> each.record().instance().id())
                                    .anyMatch(header.instanceId()::equals);
            if (there) {
                throw new RefusedExportException(
                        "this gateway must not have the instance, executes it: "
                                + header.instanceId());
            }
            return attestors;
        }
    }

    private static ConsistencyCheck.Report archive(
            Archives archives,
            ExportFormat.Header header,
            AttestorHistory attestors,
            ExportReader in)
            throws RefusedExportException {
        Filling filling = new Filling(header, attestors, in);
        Archives.Made made;
        try {
            made = archives.make(header.instanceId(), filling::run);
        } catch (Refusal refusal) {
            throw refusal.why;
        }
        return switch (made) {
            case DONE -> filling.report();
            case THERE ->
                    throw new RefusedExportException(
                            "there must be no archive of the instance yet: " + header.instanceId());
            case FULL ->
                    throw new RefusedExportException(
                            "archives must be at most " + Archives.COUNT_MAX + "; remove one");
        };
    }

    /// Carries a refusal out of the making of an archive, which is undone by that.
    private static final class Refusal extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient RefusedExportException why;

        Refusal(RefusedExportException why) {
            super(why);
            this.why = why;
        }
    }

    private static final class Filling {
        private final ExportFormat.Header header;
        private final AttestorHistory attestors;
        private final ExportReader in;
        private ConsistencyCheck.@Nullable Report report;

        Filling(ExportFormat.Header header, AttestorHistory attestors, ExportReader in) {
            this.header = header;
            this.attestors = attestors;
            this.in = in;
        }

        void run(Path directory) {
            try (GatewayStore store = RocksStore.open(directory)) {
                StoreFormat.claim(store, attestors, header.rowFormat());
                ImportedRows rows = new ImportedRows(store);
                rows.take(in);
                StoreMigration.run(store);
                rows.index(header.instanceId());
                report = ArchiveCheck.run(store, header.instanceId());
                if (!report.problems().isEmpty()) {
                    throw new RefusedExportException(
                            "it does not agree with itself: " + report.problems().getFirst());
                }
            } catch (RefusedExportException e) {
                throw new Refusal(e);
            }
        }

        ConsistencyCheck.Report report() {
            if (report == null) {
                throw new IllegalStateException("an archive that is made was checked");
            }
            return report;
        }
    }
}
