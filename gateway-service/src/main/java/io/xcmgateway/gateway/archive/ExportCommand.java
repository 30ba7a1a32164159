package io.xcmgateway.gateway.archive;

import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Attestation;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.AttestorHistory;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// One instance of a gateway that does not run, in a file.
@CommandLine.Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what a gateway that does not run has of one instance to a file: its state,"
                    + " statements, signatures, witnesses and places in the log.",
            "Changes nothing. Messages that are not executed yet stay where they are."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {"0:exported", "2:not exported"})
final class ExportCommand implements Callable<Integer> {
    static final int EXPORTED = 0;

    private static final int BUFFER_BYTES = 1 << 16;

    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "the data directory")
    private @Nullable Path data;

    @CommandLine.Option(
            names = "--instance",
            required = true,
            paramLabel = "ID",
            description = "0x and 64 hex digits")
    private @Nullable String instance;

    @CommandLine.Option(
            names = "--out",
            required = true,
            paramLabel = "FILE",
            description = "the file to make, which is not there yet")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException, RefusedExportException {
        if (data == null || instance == null || file == null || spec == null) {
            throw new IllegalStateException("picocli sets what is required");
        }
        Hash32 id = Hash32.parseHex(instance);
        if (id == null) {
            throw new RefusedExportException(
                    "instance must be 0x and 64 lower-case hex digits, was another text");
        }
        if (Files.exists(file)) {
            throw new RefusedExportException("file must not be there yet: " + file);
        }
        Path fresh = file.resolveSibling(file.getFileName() + ".unfinished");
        StoredInstance stored;
        long rows;
        try (DataDirectory directory = DataDirectory.openToRead(data);
                GatewayStore store = RocksStore.openReadOnly(directory.store())) {
            AttestorHistory attestors = StoreFormat.attestors(store);
            stored = find(store, id);
            if (attestors == null || stored == null) {
                throw new RefusedExportException("the store must have instance " + id);
            }
            signed(new Records(store), new LogRecords(store), stored);
            rows = write(store, attestors, stored, fresh);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        var out = spec.commandLine().getOut();
        out.println(
                "EXPORTED: instance "
                        + id
                        + ", statements "
                        + Long.toUnsignedString(stored.head().nextSequence())
                        + ", state root "
                        + stored.head().stateRoot()
                        + ", rows "
                        + rows
                        + ", bytes "
                        + Files.size(file));
        out.flush();
        return EXPORTED;
    }

    private static @Nullable StoredInstance find(GatewayStore store, Hash32 id) {
        return new Records(store)
                .instances().values().stream()
                        .filter(each -> each.record().instance().id().equals(id))
                        .findFirst()
                        .orElse(null);
    }

    /// The last signature speaks for all that came before, and for the state; the last signed
    /// checkpoint for the places in the log.
    private static void signed(Records records, LogRecords log, StoredInstance stored)
            throws RefusedExportException {
        Position last = new Position(stored.number(), stored.head().nextSequence() - 1);
        List<Attestation> attestations = records.attestations(last);
        if (attestations == null || attestations.isEmpty()) {
            throw new RefusedExportException(
                    "the last statement of the instance must be signed, is not: "
                            + (attestations == null
                                    ? "start the gateway, which signs it, and stop it"
                                    : "the gateway withholds that since its store was restored;"
                                            + " wait for the next statement that it signs"));
        }
        Long index = log.place(last);
        if (index == null || log.signedFrom(index + 1) == null) {
            throw new RefusedExportException(
                    "a signed checkpoint must cover the last statement of the instance, none does:"
                            + " start the gateway, which signs one, and stop it");
        }
    }

    private static long write(
            GatewayStore store, AttestorHistory attestors, StoredInstance stored, Path fresh)
            throws IOException {
        Files.deleteIfExists(fresh);
        try (FileChannel channel =
                        FileChannel.open(
                                fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream stream =
                        new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES)) {
            ExportWriter out = new ExportWriter(stream);
            out.header(
                    new ExportFormat.Header(
                            StoreFormat.VERSION,
                            attestors.network().id(),
                            stored.record().instance().id()));
            new ExportedRows(store, attestors, stored, out).write();
            long rows = out.end();
            stream.flush();
            channel.force(true);
            return rows;
        }
    }
}
