package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Ed25519;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.xcm.v5.Location;
import io.xcmgateway.api.xcm.v5.Xcm;
import io.xcmgateway.gateway.archive.Export;
import io.xcmgateway.gateway.archive.Import;
import io.xcmgateway.gateway.consistency.ArchiveCheck;
import io.xcmgateway.gateway.state.Archives;
import io.xcmgateway.gateway.state.DataDirectory;
import io.xcmgateway.gateway.state.GatewayStore;
import io.xcmgateway.gateway.state.GatewayStore.Durability;
import io.xcmgateway.gateway.state.Keys;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.StoreBatch;
import io.xcmgateway.gateway.state.StoreFormat;
import io.xcmgateway.gateway.state.Table;
import io.xcmgateway.gateway.state.rocksdb.RocksStore;
import io.xcmgateway.proof.AttestorHistory;
import io.xcmgateway.proof.ModuleSource;
import io.xcmgateway.proof.ProofVerifier;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.spree.profile.LedgerKeys;
import io.xcmgateway.spree.sandbox.ModuleCompiler;
import io.xcmgateway.spree.sandbox.Sandbox;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// An instance that got messages from another one is exported without that one, and another gateway
/// answers about it byte for byte as the one that executed it.
class ArchivedInstanceTest {
    private static final AttestorHistory ATTESTORS = AttestorHistory.of(TestNetwork.NETWORK);
    private static final ByteString ALICE = Ed25519.publicKey(TokenNetwork.ALICE).bytes();
    private static final Set<ByteString> KEYS =
            Set.of(
                    LedgerKeys.balance(RoutedTransferTest.ON_B, ALICE),
                    LedgerKeys.balance(Location.HERE, ALICE));
    private static final int KEPT_STATES = 4;
    private static final int KEPT_WITNESSES = 5;

    @TempDir private Path directory;

    @Test
    void answersAsTheGatewayThatExecutedIt() {
        Sandbox.callOnThread(
                "archive",
                () -> {
                    TokenNetwork network =
                            new TokenNetwork(
                                    3,
                                    ExecutionLimits.DEFAULT,
                                    new StateBounds(KEPT_STATES, KEPT_WITNESSES, 1 << 20),
                                    1_000);
                    execute(network);
                    compare(network);
                    refusesWhatIsNotSignedAtItsEnd(network);
                    return true;
                });
    }

    /// One message to B is parked for want of gas and tried again; B sends some back.
    private static void execute(TokenNetwork network) {
        network.run(network.a, there());
        Hash32 parked = RoutedTransferTest.parked(network, network.b).messageId();
        assertThat(RoutedTransferTest.retry(network, parked, TokenNetwork.GAS_LIMIT))
                .isInstanceOf(Retry.Accepted.class);
        network.threads().runAll();
        for (int i = 0; i < 2; i++) {
            network.run(network.a, there());
            RoutedTransferTest.retry(
                    network,
                    RoutedTransferTest.parked(network, network.b).messageId(),
                    TokenNetwork.GAS_LIMIT);
            network.threads().runAll();
        }
        network.run(
                network.b,
                RoutedTransferTest.back(
                        RoutedTransferTest.AMOUNT,
                        RoutedTransferTest.deposit(
                                RoutedTransferTest.HOME, RoutedTransferTest.AMOUNT / 2)));
    }

    private static Xcm there() {
        return RoutedTransferTest.there(
                RoutedTransferTest.deposit(RoutedTransferTest.ON_B, RoutedTransferTest.AMOUNT));
    }

    private void compare(TokenNetwork network) {
        Path exporter = directory.resolve("exporter");
        Path importer = directory.resolve("importer");
        dump(network.store, exporter);
        MemoryStore empty = new MemoryStore();
        StoreFormat.claim(empty, ATTESTORS);
        dump(empty, importer);
        Path file = directory.resolve("b.instance");
        Hash32 id = network.b.id();
        run(
                Export.commandLine(out(), out()),
                "--data=" + exporter,
                "--instance=" + id,
                "--out=" + file);
        run(Import.commandLine(out(), out()), "--data=" + importer, "--from=" + file);
        Path store = Archives.in(importer).store(id);
        try (GatewayStore imported = RocksStore.openReadOnly(store)) {
            assertThat(ArchiveCheck.run(imported, id).problems()).isEmpty();
        }
        try (InstanceArchive archive =
                InstanceArchive.open(
                        RocksStore.openReadOnly(store),
                        ATTESTORS,
                        network.clock,
                        ModuleCompiler.IN_PROCESS)) {
            Ledger archived = archive.ledger();
            Ledger live = network.core().ledger();
            InstanceSummary summary = Objects.requireNonNull(archived.instance(id));
            assertThat(summary.archived()).isTrue();
            assertThat(summary.nextSequence()).isEqualTo(network.nextSequence(network.b));
            assertThat(archived.instance(network.a.id())).isNull();
            assertThat(archived.oldestReplayable(id)).isEqualTo(live.oldestReplayable(id));
            int replayable = 0;
            int states = 0;
            for (long sequence = 0; sequence < summary.nextSequence(); sequence++) {
                for (ProofLevel level :
                        List.of(ProofLevel.ATTESTED, ProofLevel.LOGGED, ProofLevel.REPLAYABLE)) {
                    ExecutionProof proof = archived.statementProof(id, sequence, level);
                    assertThat(proof).isEqualTo(live.statementProof(id, sequence, level));
                    if (proof != null) {
                        verifies(network, proof);
                        replayable += level == ProofLevel.REPLAYABLE ? 1 : 0;
                    }
                }
                ShownProof shown = archived.stateProof(id, sequence, Showing.of(KEYS, Set.of()));
                assertThat(shown)
                        .isEqualTo(live.stateProof(id, sequence, Showing.of(KEYS, Set.of())));
                states += shown instanceof ShownProof.Made ? 1 : 0;
                Hash32 message = network.entry(network.b, sequence).messageId();
                assertThat(archived.attempts(message)).isEqualTo(live.attempts(message));
                assertThat(archived.message(message, sequence))
                        .isEqualTo(live.message(message, sequence));
                assertThat(archived.proof(message, ProofLevel.LOGGED))
                        .isEqualTo(live.proof(message, ProofLevel.LOGGED));
            }
            assertThat(replayable).isEqualTo(KEPT_WITNESSES);
            assertThat(states).isEqualTo(KEPT_STATES);
        }
    }

    private void refusesWhatIsNotSignedAtItsEnd(TokenNetwork network) {
        Position last = network.at(network.b, network.nextSequence(network.b) - 1);
        StoreBatch none = new StoreBatch().delete(Table.ATTESTATIONS, Keys.position(last));
        assertThat(refused(network, "unsigned", none))
                .contains("must be signed, is not: start the gateway, which signs it, and stop it");
        StoreBatch withheld = new StoreBatch();
        Records.putAttestations(withheld, last, List.of());
        assertThat(refused(network, "withheld", withheld))
                .contains("withholds that since its store was restored");
        StoreBatch uncovered = new StoreBatch();
        for (long leaves = 1; leaves <= 100; leaves++) {
            uncovered.delete(Table.CHECKPOINT_ATTESTATIONS, Keys.index(leaves));
        }
        assertThat(refused(network, "uncovered", uncovered))
                .contains("a signed checkpoint must cover the last statement");
    }

    private String refused(TokenNetwork network, String name, StoreBatch change) {
        MemoryStore store = network.store.copy();
        store.write(change, Durability.SYNCED);
        dump(store, directory.resolve(name));
        StringWriter err = new StringWriter();
        Path file = directory.resolve(name + ".instance");
        int exitCode =
                Export.commandLine(out(), new PrintWriter(err))
                        .execute(
                                "--data=" + directory.resolve(name),
                                "--instance=" + network.b.id(),
                                "--out=" + file);
        assertThat(exitCode).isEqualTo(2);
        assertThat(file).doesNotExist();
        return err.toString();
    }

    private static void verifies(TokenNetwork network, ExecutionProof proof) {
        assertThat(
                        new ProofVerifier(
                                        ModuleSource.NONE, network.clock, ModuleCompiler.IN_PROCESS)
                                .verify(proof, network.core().policy()))
                .isInstanceOf(Verdict.Accepted.class);
    }

    private static void dump(MemoryStore from, Path data) {
        try (DataDirectory root = DataDirectory.open(data);
                RocksStore to = RocksStore.open(root.directory(DataDirectory.STORE))) {
            for (Table table : Table.values()) {
                StoreBatch batch = new StoreBatch();
                from.scan(
                        table,
                        ByteString.EMPTY,
                        ByteString.EMPTY,
                        (key, value) -> {
                            batch.put(table, key, value);
                            return true;
                        });
                to.write(batch, Durability.SYNCED);
            }
        }
    }

    private static PrintWriter out() {
        return new PrintWriter(new StringWriter());
    }

    private static void run(CommandLine command, String... options) {
        StringWriter err = new StringWriter();
        command.setErr(new PrintWriter(err));
        int exitCode = command.execute(options);
        assertThat(exitCode).as(err.toString()).isZero();
    }
}
