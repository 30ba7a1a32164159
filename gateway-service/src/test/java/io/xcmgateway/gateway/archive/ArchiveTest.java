package io.xcmgateway.gateway.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.gateway.attestation.SigningSettings;
import io.xcmgateway.gateway.consistency.Fsck;
import io.xcmgateway.gateway.development.DevelopmentGateway;
import io.xcmgateway.gateway.development.HostChain;
import io.xcmgateway.gateway.execution.ExecutionLimits;
import io.xcmgateway.gateway.execution.InboundMessage;
import io.xcmgateway.gateway.execution.InstanceSummary;
import io.xcmgateway.gateway.execution.Intake;
import io.xcmgateway.gateway.execution.Ledger;
import io.xcmgateway.gateway.execution.RunBounds;
import io.xcmgateway.gateway.execution.StateAt;
import io.xcmgateway.gateway.execution.StateBounds;
import io.xcmgateway.gateway.module.ModuleCompilation;
import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// An instance of one gateway in a file, and at another gateway of the same network.
class ArchiveTest {
    private static final long GAS_LIMIT = 100_000_000;
    private static final int MESSAGES = 3;
    private static final List<ProofLevel> LEVELS =
            List.of(ProofLevel.ATTESTED, ProofLevel.LOGGED, ProofLevel.REPLAYABLE);

    private static Path directory = Path.of("");
    private static Path exporter = Path.of("");
    private static Path file = Path.of("");
    private static Hash32 id = Hash32.ZERO;
    private static byte[] export = new byte[0];
    private static final Map<Hash32, Map<ProofLevel, ByteString>> PROOFS = new LinkedHashMap<>();

    /// Of the same network, with nothing on it.
    private Path importer = Path.of("");

    @BeforeAll
    static void exportAnInstance(@TempDir Path place) throws Exception {
        directory = place;
        exporter = directory.resolve("exporter");
        file = directory.resolve("exported.instance");
        try (DevelopmentGateway gateway = open(exporter, HostChain.DEFAULT)) {
            InstanceSummary instance = gateway.core().ledger().instances().getLast();
            id = instance.id();
            PROOFS.put(instance.genesisMessageId(), Map.of());
            for (int i = 0; i < MESSAGES; i++) {
                Intake intake = submit(gateway, i);
                assertThat(intake).isInstanceOf(Intake.Accepted.class);
                Hash32 message = ((Intake.Accepted) intake).messageId();
                settled(gateway.core().gate().whenExecuted(message));
                PROOFS.put(message, Map.of());
            }
            PROOFS.replaceAll((message, _) -> proofs(gateway.core().ledger(), message));
        }
        Ran ran = export(exporter, id, file);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("EXPORTED: instance " + id + ", statements 4, state root");
        export = Files.readAllBytes(file);
    }

    @BeforeEach
    void makeAnother() throws IOException {
        importer = Files.createTempDirectory(directory, "importer-").resolve("data");
        copyKeys(importer);
        open(importer, List.of()).close();
    }

    @Test
    void anotherGatewayShowsTheSameAndExecutesNothing() throws Exception {
        Ran ran = bring(file);
        assertThat(ran.exitCode()).as(ran.err()).isZero();
        assertThat(ran.out()).startsWith("IMPORTED: instance " + id + ", statements 4;");
        assertThat(bring(file).err()).contains("there must be no archive of the instance yet");

        // With its demo instances this time: this one is not opted in anew.
        try (DevelopmentGateway gateway = open(importer, HostChain.DEFAULT)) {
            assertThat(gateway.core().ledger().instance(id)).isNull();
            assertThat(gateway.core().ledger().instances()).hasSize(1);
            Ledger ledger = gateway.node().ledger();
            assertThat(ledger.instances()).hasSize(2);
            InstanceSummary summary = Objects.requireNonNull(ledger.instance(id));
            assertThat(summary.archived()).isTrue();
            assertThat(summary.nextSequence()).isEqualTo(1 + MESSAGES);
            PROOFS.forEach(
                    (message, proofs) -> assertThat(proofs(ledger, message)).isEqualTo(proofs));
            assertThat(gateway.node().states().current(id, StateAt::stateRoot))
                    .isEqualTo(summary.stateRoot());
            assertThat(submit(gateway, 99)).isEqualTo(new Intake.UnknownInstance(id));
        }
        Ran checked = fsck(importer);
        assertThat(checked.exitCode()).as(checked.out()).isZero();
        assertThat(checked.out()).contains(", archives 1");
        damage(Archives.in(importer).store(id));
        assertThat(fsck(importer).out()).contains("DIFFERENT: ").contains("archive  " + id);
    }

    @Test
    void anExportOfAnArchivedInstanceIsNotThere() throws IOException {
        assertThat(bring(file).exitCode()).isZero();
        Ran again = export(importer, id, directory.resolve("again.instance"));
        assertThat(again.err()).contains("not exported: the store must have instance " + id);
        assertThat(export(exporter, id, file).err()).contains("file must not be there yet");
        assertThat(Files.readAllBytes(file)).isEqualTo(export);
        Path second = directory.resolve("second.instance");
        Files.deleteIfExists(second);
        assertThat(export(exporter, id, second).exitCode()).isZero();
        assertThat(Files.readAllBytes(second))
                .as("the same rows are the same file")
                .isEqualTo(export);
    }

    @Test
    void refusesWhereItIsExecutedAndOtherNetworks() throws IOException {
        assertThat(bring(exporter, file).err())
                .contains("this gateway must not have the instance, executes it");
        Path stranger = directory.resolve("stranger");
        open(stranger, List.of()).close();
        assertThat(bring(stranger, file).err()).contains("export must be of network 0x");
        Path none = directory.resolve("none");
        assertThat(bring(none, file).err()).contains("not the data directory of a gateway");
        assertThat(none).doesNotExist();
        assertThat(Archives.in(exporter).all()).isEmpty();
    }

    @Test
    void refusesEveryFileThatIsNotWhole() throws Exception {
        int step = export.length / 12 + 1;
        for (int length = 0; length < export.length; length += step) {
            refused(Arrays.copyOf(export, length), "not ");
        }
        refused(Arrays.copyOf(export, export.length - 1), "ends");
        refused(Arrays.copyOf(export, export.length + 1), "must end after its hash, goes on");
        for (int at = 0; at < export.length; at += step) {
            byte[] flipped = export.clone();
            flipped[at] ^= 1;
            refused(flipped, "not imported: ");
        }
        byte[] newer = export.clone();
        newer[ExportFormat.MAGIC.length] ^= 0x40; // and the hash says so too
        refused(rewritten(newer, _ -> {}), "it is of a newer version of the gateway");
    }

    /// Files with a right hash, made by who would be believed something else.
    @TestFactory
    List<DynamicTest> refusesARowThatIsNotWhatTheRestMakesIt() throws Exception {
        Set<ExportedTable> there = new TreeSet<>();
        rows(export).forEach(row -> there.add(row.table()));
        assertThat(there)
                .containsAll(EnumSet.complementOf(EnumSet.of(ExportedTable.OTHER_ATTESTATIONS)));
        List<DynamicTest> tests = new ArrayList<>();
        for (ExportedTable table : there) {
            tests.add(
                    dynamicTest(
                            table + " changed",
                            () ->
                                    refused(
                                            rewritten(export, rows -> change(rows, table)),
                                            "not imp")));
            if (table != ExportedTable.UNDO) {
                tests.add(
                        dynamicTest(
                                table + " missing",
                                () ->
                                        refused(
                                                rewritten(export, rows -> drop(rows, table)),
                                                "not imported: ")));
            }
        }
        tests.add(
                dynamicTest(
                        "another instance's row",
                        () ->
                                refused(
                                        rewritten(
                                                export,
                                                rows ->
                                                        rows.addFirst(
                                                                new ExportReader.Row(
                                                                        ExportedTable.INSTANCES,
                                                                        Keys.instanceHead(1),
                                                                        rows.get(1).value()))),
                                        "must have a known key")));
        return tests;
    }

    private interface Edit {
        void of(List<ExportReader.Row> rows);
    }

    private static void change(List<ExportReader.Row> rows, ExportedTable table) {
        int index = first(rows, table);
        ExportReader.Row row = rows.get(index);
        byte[] value = row.value().toByteArray();
        value[value.length - 1] ^= 1;
        rows.set(index, new ExportReader.Row(table, row.key(), ByteString.wrap(value)));
    }

    private static void drop(List<ExportReader.Row> rows, ExportedTable table) {
        rows.remove(first(rows, table));
    }

    private static int first(List<ExportReader.Row> rows, ExportedTable table) {
        return rows.stream().map(ExportReader.Row::table).toList().indexOf(table);
    }

    private static List<ExportReader.Row> rows(byte[] bytes) throws RefusedExportException {
        ExportReader in = new ExportReader(new ByteArrayInputStream(bytes));
        in.header();
        List<ExportReader.Row> rows = new ArrayList<>();
        for (ExportReader.@Nullable Row row = in.next(); row != null; row = in.next()) {
            rows.add(row);
        }
        return rows;
    }

    /// With the header of `bytes` and edited rows of the export.
    private static byte[] rewritten(byte[] bytes, Edit edit) throws RefusedExportException {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        ExportWriter out = new ExportWriter(made);
        out.header(new ExportReader(new ByteArrayInputStream(bytes)).header());
        List<ExportReader.Row> rows = rows(export);
        edit.of(rows);
        rows.forEach(row -> out.row(row.table(), row.key(), row.value()));
        out.end();
        return made.toByteArray();
    }

    private void refused(byte[] bytes, String reason) throws IOException {
        Path bad = importer.resolveSibling("bad.instance");
        Files.write(bad, bytes);
        Ran ran = bring(bad);
        assertThat(ran.exitCode()).as(ran.out()).isEqualTo(2);
        assertThat(ran.err()).contains(reason);
        assertThat(Archives.in(importer).all()).isEmpty();
        Path archives = Archives.in(importer).directory();
        if (Files.exists(archives)) {
            assertThat(archives).as("nothing unfinished").isEmptyDirectory();
        }
    }

    private static void damage(Path store) {
        try (GatewayStore damaged = RocksStore.open(store)) {
            ByteString key = Keys.position(0, 1);
            byte[] row = Objects.requireNonNull(damaged.get(Table.ATTESTATIONS, key)).toByteArray();
            row[row.length - 1] ^= 1;
            damaged.write(
                    new StoreBatch().put(Table.ATTESTATIONS, key, ByteString.wrap(row)),
                    Durability.SYNCED);
        }
    }

    private record Ran(int exitCode, String out, String err) {
        static Ran of(CommandLine command, String... options) {
            StringWriter out = new StringWriter();
            StringWriter err = new StringWriter();
            int exitCode =
                    command.setOut(new PrintWriter(out))
                            .setErr(new PrintWriter(err))
                            .execute(options);
            return new Ran(exitCode, out.toString(), err.toString());
        }
    }

    private static PrintWriter nowhere() {
        return new PrintWriter(new StringWriter());
    }

    private static Ran export(Path data, Hash32 instance, Path to) {
        return Ran.of(
                Export.commandLine(nowhere(), nowhere()),
                "--data=" + data,
                "--instance=" + instance,
                "--out=" + to);
    }

    private Ran bring(Path from) {
        return bring(importer, from);
    }

    private static Ran bring(Path data, Path from) {
        return Ran.of(Import.commandLine(nowhere(), nowhere()), "--data=" + data, "--from=" + from);
    }

    private static Ran fsck(Path data) {
        return Ran.of(Fsck.commandLine(nowhere(), nowhere()), "--data=" + data);
    }

    private static void copyKeys(Path to) throws IOException {
        Path keys = Files.createDirectories(to.resolve("keys"));
        try (Stream<Path> files = Files.list(exporter.resolve("keys"))) {
            for (Path each : files.toList()) {
                Files.copy(
                        each, keys.resolve(each.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static DevelopmentGateway open(Path data, List<HostChain> hostChains) {
        return DevelopmentGateway.open(
                data,
                Clock.systemUTC(),
                new SecureRandom(),
                ExecutionLimits.DEFAULT,
                RunBounds.DEFAULT,
                StateBounds.DEFAULT,
                hostChains,
                compiled -> ModuleCompilation.DEFAULT.in(compiled, Clock.systemUTC()),
                new SigningSettings(SigningSettings.beside(data), null, List.of()));
    }

    /// Asserted messages without an instruction, told apart by their gas limits.
    private static Intake submit(DevelopmentGateway gateway, int number) throws Exception {
        ByteString message = ByteString.hex("0500");
        long gasLimit = GAS_LIMIT + number;
        return settled(
                gateway.core()
                        .gate()
                        .submit(
                                new InboundMessage(
                                        id,
                                        message,
                                        gateway.relayer()
                                                .assertOrigin(
                                                        id, message, gasLimit, Location.PARENT),
                                        Location.PARENT,
                                        gasLimit)));
    }

    private static <T> T settled(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, TimeUnit.SECONDS);
    }

    private static Map<ProofLevel, ByteString> proofs(Ledger ledger, Hash32 message) {
        Map<ProofLevel, ByteString> proofs = new LinkedHashMap<>();
        for (ProofLevel level : LEVELS) {
            proofs.put(level, Objects.requireNonNull(ledger.proof(message, level)).encode());
        }
        return proofs;
    }
}
