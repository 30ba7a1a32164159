package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Effect;
import io.xcmgateway.api.statement.ExecutionProof;
import io.xcmgateway.api.statement.LogSection;
import io.xcmgateway.api.statement.ProofLevel;
import io.xcmgateway.api.statement.SignedCheckpoint;
import io.xcmgateway.api.statement.Statement;
import io.xcmgateway.gateway.checkpoint.CheckpointLedger;
import io.xcmgateway.gateway.consistency.ConsistencyCheck;
import io.xcmgateway.gateway.state.Delivery;
import io.xcmgateway.gateway.state.ExecutionRecord;
import io.xcmgateway.gateway.state.LogRecords;
import io.xcmgateway.gateway.state.MemoryStore;
import io.xcmgateway.gateway.state.OrderedMessage;
import io.xcmgateway.gateway.state.Position;
import io.xcmgateway.gateway.state.Records;
import io.xcmgateway.gateway.state.RoutingRecords;
import io.xcmgateway.gateway.state.StoreFailureException;
import io.xcmgateway.gateway.state.StoredInstance;
import io.xcmgateway.proof.log.LogInclusion;
import io.xcmgateway.proof.mmr.AncestryProof;
import io.xcmgateway.proof.mmr.MmrVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The whole core through storms of messages, disk failures, losses of power, restarts and faults
/// of the node, with operators who resume and skip. What it once said must stay true.
class CoreSimulationTest {
    private static final int STEPS = 600;
    private static final int ACCOUNTS = 3;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void keepsItsWordThroughFailuresAndRestarts(long seed) {
        new Storm(seed).run();
    }

    /// One run: what was asked, what was answered.
    private static final class Storm {
        private final Random random;
        private final SimulatedGateway gateway;
        private final List<Hash32> instances = new ArrayList<>();
        private final Map<String, Long> nonces = new HashMap<>();
        private final List<InboundMessage> sent = new ArrayList<>();

        /// Message id → sequence, as told.
        private final Map<Hash32, Long> accepted = new LinkedHashMap<>();

        /// Message id → statement bytes, as told.
        private final Map<Hash32, ByteString> executed = new HashMap<>();

        /// What was wrong with answers; a future would keep it to itself.
        private final List<Throwable> lies = new ArrayList<>();

        /// Attempts at parked messages, as told.
        private final Map<Hash32, List<Long>> retried = new HashMap<>();

        /// Leaf count → root of the log's heads, as told.
        private final Map<Long, Hash32> heads = new HashMap<>();

        private boolean failing;

        private final SimulatedOperator operator;

        Storm(long seed) {
            random = new Random(seed);
            gateway =
                    new SimulatedGateway(
                            seed,
                            new ExecutionLimits(
                                    20,
                                    30,
                                    1 << 20,
                                    5,
                                    2,
                                    1,
                                    7,
                                    1 << 20,
                                    16,
                                    16,
                                    1_000,
                                    TestNetwork.GAS_LIMIT,
                                    10,
                                    4,
                                    4,
                                    1,
                                    100),
                            bounds(seed));
            instances.add(gateway.optIn(1_000));
            instances.add(gateway.optIn(2_000));
            gateway.store.setFaults(new RandomFaults());
            operator = new SimulatedOperator(random, gateway, instances, this::hear);
        }

        /// Few states and witnesses, or all; tries that stay in heap, or have to leave it at each
        /// message.
        private static StateBounds bounds(long seed) {
            return new StateBounds(
                    seed % 3 == 0 ? 10_000 : 1 + (int) (seed % 7),
                    (int) (seed % 5),
                    seed % 2 == 0 ? 1 : 1 << 20);
        }

        void run() {
            for (int step = 0; step < STEPS; step++) {
                switch (random.nextInt(15)) {
                    case 0, 1, 2 -> submit(fresh());
                    case 3 -> submitAgain();
                    case 4 -> gateway.clock.advance(random.nextInt(400) - 100);
                    case 5 -> failing = random.nextInt(4) == 0;
                    case 6 -> look();
                    case 7 -> restartSometimes();
                    case 8 -> retry();
                    case 9, 10 -> operator.act();
                    default -> work();
                }
            }
            settle();
            everythingHolds();
        }

        private void work() {
            for (int i = random.nextInt(12); i > 0; i--) {
                gateway.threads().runOne();
            }
        }

        private void restartSometimes() {
            if (random.nextInt(3) == 0) {
                failing = false; // a core that cannot read does not start
                if (random.nextInt(4) == 0) {
                    endInTheMiddle();
                }
                if (random.nextInt(3) == 0) {
                    gateway.setTransitions(new ScriptedTransitions(random.nextInt(3) > 0));
                }
                gateway.restart(random.nextBoolean());
            }
        }

        /// Whatever one of the instances has to execute next is what the process ended on.
        private void endInTheMiddle() {
            int number = random.nextInt(instances.size());
            StoredInstance stored = new Records(gateway.store).instances().get(number);
            if (stored != null) {
                gateway.recorder.interrupted(new Position(number, stored.head().nextSequence()));
            }
        }

        private InboundMessage fresh() {
            Hash32 instance = instances.get(random.nextInt(instances.size()));
            ByteString text = ByteString.ascii(text());
            int account = random.nextInt(ACCOUNTS + 1);
            if (account == ACCOUNTS) {
                return TestNetwork.asserted(instance, text);
            }
            long nonce = nonces.getOrDefault(instance + "/" + account, 0L) + wrong();
            long expires =
                    random.nextInt(10) == 0
                            ? gateway.clock.millis() - 1
                            : TestNetwork.NEVER_EXPIRES;
            return TestNetwork.message(
                    instance, TestNetwork.named("account" + account), nonce, expires, text);
        }

        private String text() {
            String plain =
                    switch (random.nextInt(40)) {
                                case 0, 1 -> "fault";
                                case 2 -> "memory";
                                case 3, 4, 5, 6 -> "trap";
                                default -> "message";
                            }
                            + random.nextInt();
            return switch (random.nextInt(12)) {
                case 0, 1 -> "send " + parachain() + " " + plain;
                case 2 -> "send " + parachain() + " heavy" + random.nextInt();
                case 3 -> "send " + parachain() + " send " + parachain() + " " + plain;
                case 4 -> "many " + (2 + random.nextInt(6)) + " " + parachain() + " " + plain;
                case 5 ->
                        random.nextInt(4) == 0
                                ? "gas " + (300 + random.nextInt(300)) + "000 " + plain
                                : plain;
                default -> plain;
            };
        }

        /// One of the two, or a third that is not here.
        private int parachain() {
            return random.nextInt(8) == 0 ? 3_000 : 1_000 * (1 + random.nextInt(2));
        }

        private void retry() {
            Hash32 instance = instances.get(random.nextInt(instances.size()));
            RoutedMessages routed = gateway.core().routedMessages();
            try {
                ParkedPage page = routed.parked(instance, null, 8);
                if (page == null || page.messages().isEmpty()) {
                    return;
                }
                Hash32 id = page.messages().get(random.nextInt(page.messages().size())).messageId();
                long gas =
                        random.nextBoolean()
                                ? ScriptedTransitions.HEAVY_GAS
                                : page.routedGasLimit() + random.nextInt(1000) - 10;
                var _ =
                        routed.retry(instance, id, gas)
                                .whenComplete((answer, _) -> hear(() -> told(answer)));
            } catch (StoreFailureException e) {
                assertThat(failing).isTrue();
            }
        }

        private void told(Retry answer) {
            switch (answer) {
                case Retry.Accepted(Hash32 id, long sequence) ->
                        retried.computeIfAbsent(id, _ -> new ArrayList<>()).add(sequence);
                case Retry.UnderWay _,
                        Retry.NotParked _,
                        Retry.GasOutOfRange _,
                        Retry.QueueFull _,
                        Retry.Halted _,
                        Retry.Unavailable _ -> {}
                case Retry.UnknownInstance _, Retry.OptedOut _ ->
                        throw new AssertionError("unexpected " + answer);
            }
        }

        private int wrong() {
            return random.nextInt(8) == 0 ? random.nextInt(3) - 1 : 0;
        }

        private void submit(InboundMessage message) {
            sent.add(message);
            var _ =
                    gateway.core()
                            .gate()
                            .submit(message)
                            .whenComplete((intake, _) -> hear(() -> told(message, intake)));
        }

        private void submitAgain() {
            if (!sent.isEmpty()) {
                submit(sent.get(random.nextInt(sent.size())));
            }
        }

        private void hear(Runnable answer) {
            try {
                answer.run();
            } catch (AssertionError | RuntimeException e) {
                lies.add(e);
            }
        }

        private void told(InboundMessage message, Intake intake) {
            switch (intake) {
                case Intake.Accepted(Hash32 id, long sequence) -> {
                    assertThat(accepted.put(id, sequence)).isNull();
                    learnNonce(message, 1);
                    var _ =
                            gateway.core()
                                    .gate()
                                    .whenExecuted(id)
                                    .whenComplete((done, _) -> hear(() -> toldExecuted(done)));
                }
                case Intake.NonceConflict(long expected, long _) -> learn(message, expected);
                case Intake.AlreadyKnown _,
                        Intake.Expired _,
                        Intake.QueueFull _,
                        Intake.Halted _,
                        Intake.Unavailable _ -> {}
                case Intake.Refused _,
                        Intake.KeyReused _,
                        Intake.UnknownInstance _,
                        Intake.OptedOut _ ->
                        throw new AssertionError("unexpected " + intake);
            }
        }

        private void learnNonce(InboundMessage message, int more) {
            var submission = Ordering.submission(message.evidence());
            if (submission != null) {
                learn(message, submission.nonce() + more);
            }
        }

        private void learn(InboundMessage message, long next) {
            for (int account = 0; account < ACCOUNTS; account++) {
                InboundMessage same =
                        TestNetwork.message(
                                message.instanceId(),
                                TestNetwork.named("account" + account),
                                0,
                                0,
                                ByteString.EMPTY);
                if (same.origin().equals(message.origin())) {
                    nonces.put(message.instanceId() + "/" + account, next);
                }
            }
        }

        private void toldExecuted(ExecutedMessage done) {
            if (done != null) {
                ByteString bytes = done.statement().encode();
                ByteString before = executed.put(done.messageId(), bytes);
                assertThat(before == null || before.equals(bytes)).isTrue();
                assertThat(done.statementHash()).isEqualTo(done.statement().hash());
            }
        }

        private void look() {
            try {
                SignedCheckpoint head = gateway.core().log().latest();
                if (head != null) {
                    Checkpoint told = head.checkpoint();
                    Hash32 before = heads.put(told.leafCount(), told.mmrRoot());
                    assertThat(before == null || before.equals(told.mmrRoot())).isTrue();
                }
                for (Hash32 id : executed.keySet()) {
                    MessageStatus status = gateway.core().ledger().message(id);
                    if (status instanceof MessageStatus.Executed(ExecutedMessage done, _, _)) {
                        toldExecuted(done);
                    }
                }
            } catch (StoreFailureException e) {
                assertThat(failing).isTrue();
            }
        }

        /// The storage works again, this node fails once more, and whatever halts is passed over.
        private void settle() {
            failing = false;
            calm();
            gateway.setTransitions(new ScriptedTransitions());
            gateway.restart(false);
            submit(TestNetwork.asserted(instances.getFirst(), ByteString.ascii("fault at last")));
            calm();
            while (operator.skipsWhatHalts()) {
                calm();
            }
        }

        private void calm() {
            do {
                gateway.clock.advance(1_000);
            } while (gateway.core().unavailable() != null && gateway.threads().runOne());
            gateway.threads().runAll();
            gateway.clock.advance(1_000);
            assertThat(gateway.core().unavailable()).isNull();
            gateway.threads().runAll();
        }

        private void everythingHolds() {
            assertThat(lies).isEmpty();
            assertThat(accepted).hasSizeGreaterThan(STEPS / 30);
            assertThat(executed).isNotEmpty();
            ConsistencyCheck.Report report = gateway.check();
            assertThat(report.problems()).isEmpty();
            assertThat(report.unexecuted()).isZero();
            accepted.forEach((id, sequence) -> {
                MessageStatus status = gateway.core().ledger().message(id);
                assertThat(status).isInstanceOf(MessageStatus.Executed.class);
                Statement statement = ((MessageStatus.Executed) status).message().statement();
                assertThat(statement.sequence()).isEqualTo(sequence);
                ByteString told = executed.get(id);
                assertThat(told == null || told.equals(statement.encode())).isTrue();
            });
            theLogOnlyGrew();
            everyMessageBetweenInstancesHolds();
            operator.everythingHolds();
        }

        /// Whatever was ever signed still stands, each head continues the one before, and
        /// everything is in the log.
        private void theLogOnlyGrew() {
            List<Checkpoint> checkpoints = new ArrayList<>();
            new LogRecords(gateway.store).checkpointsFrom(0, checkpoints::add);
            List<Hash32> standing = new ArrayList<>(statementHashes());
            assertThat(checkpoints.getLast().leafCount()).isEqualTo(standing.size());
            checkpoints.forEach(each -> standing.add(each.hash()));
            assertThat(standing).containsAll(gateway.everSigned);
            assertThat(gateway.everSigned).containsAll(standing);
            CheckpointLedger log = gateway.core().log();
            Checkpoint last = checkpoints.getLast();
            assertThat(log.latest()).isEqualTo(log.at(last.leafCount()));
            for (int i = 0; i < checkpoints.size(); i++) {
                Checkpoint next = checkpoints.get(Math.min(i + 1, checkpoints.size() - 1));
                assertConsistent(log, checkpoints.get(i), next);
                assertConsistent(log, checkpoints.get(i), last);
            }
            heads.forEach((leafCount, root) -> {
                SignedCheckpoint head = log.at(leafCount);
                assertThat(head).isNotNull();
                assertThat(head.checkpoint().mmrRoot()).isEqualTo(root);
            });
            accepted.keySet().forEach(this::isLogged);
        }

        private static void assertConsistent(CheckpointLedger log, Checkpoint from, Checkpoint to) {
            AncestryProof proof = log.consistency(from.leafCount(), to.leafCount());
            assertThat(proof).isNotNull();
            assertThat(proof.verify(from.mmrRoot(), to.mmrRoot()))
                    .isEqualTo(new MmrVerdict.Holds());
        }

        private void isLogged(Hash32 id) {
            ExecutionProof proof = gateway.core().ledger().proof(id, ProofLevel.LOGGED);
            assertThat(proof).isInstanceOf(ExecutionProof.Logged.class);
            LogSection section = ((ExecutionProof.Logged) proof).log();
            assertThat(LogInclusion.check(section, proof.statement().hash()))
                    .isEqualTo(new MmrVerdict.Holds());
            List<Checkpoint> first = new ArrayList<>();
            new LogRecords(gateway.store)
                    .checkpointsFrom(section.logIndex() + 1, it -> !first.add(it));
            assertThat(first).containsExactly(section.checkpoint());
        }

        private void everyMessageBetweenInstancesHolds() {
            Ledger ledger = gateway.core().ledger();
            retried.forEach((id, sequences) -> {
                assertThat(ledger.attempts(id)).containsAll(sequences).doesNotHaveDuplicates();
                for (long sequence : sequences) {
                    assertThat(ledger.message(id, sequence))
                            .isInstanceOf(MessageStatus.Executed.class);
                }
            });
            Records records = new Records(gateway.store);
            RoutingRecords routing = new RoutingRecords(gateway.store);
            List<ByteString> sent = new ArrayList<>();
            Map<Hash32, ByteString> received = new HashMap<>();
            for (StoredInstance instance : records.instances().values()) {
                assertThat(routing.arrivals(instance.number())).isEmpty();
                for (RoutingRecords.Sent each :
                        routing.outbound(
                                new Position(instance.number(), 0), 0, Integer.MAX_VALUE)) {
                    assertThat(each.delivery()).isNotInstanceOf(Delivery.Waiting.class);
                    if (each.delivery() instanceof Delivery.Ordered) {
                        sent.add(message(records, each));
                    }
                }
                for (OrderedMessage entry :
                        records.orderedFrom(
                                new Position(instance.number(), 0), Integer.MAX_VALUE)) {
                    if (entry.isRouted()) {
                        received.put(entry.messageId(), entry.message());
                    }
                }
            }
            assertThat(sent).isNotEmpty();
            assertThat(received.values()).containsExactlyInAnyOrderElementsOf(sent);
        }

        private static ByteString message(Records records, RoutingRecords.Sent sent) {
            ExecutionRecord execution = records.execution(sent.at());
            assertThat(execution).isNotNull();
            return ((Effect.Outbound) execution.effects().get(sent.index())).message();
        }

        private List<Hash32> statementHashes() {
            Records records = new Records(gateway.store);
            List<Hash32> hashes = new ArrayList<>();
            for (StoredInstance instance : records.instances().values()) {
                records.executionsFrom(
                        new Position(instance.number(), 0),
                        (_, execution) -> hashes.add(execution.statement().hash()));
            }
            return hashes;
        }

        private final class RandomFaults implements MemoryStore.Faults {
            @Override
            public boolean failsBeforeWrite() {
                return failing && random.nextInt(3) == 0;
            }

            @Override
            public boolean failsAfterWrite() {
                return failing && random.nextInt(3) == 0;
            }

            @Override
            public boolean failsRead() {
                return failing && random.nextInt(10) == 0;
            }
        }
    }
}
