package io.xcmgateway.spree.standard;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.api.scale.ScaleReader;
import io.xcmgateway.api.scale.ScaleWriter;
import io.xcmgateway.api.xcm.VersionedXcm;
import io.xcmgateway.api.xcm.Weight;
import io.xcmgateway.api.xcm.v5.InstructionError;
import io.xcmgateway.api.xcm.v5.Outcome;
import io.xcmgateway.spree.module.ApplyMessage;
import io.xcmgateway.spree.module.Context;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.ModuleExecution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.profile.LedgerEvent;
import io.xcmgateway.spree.profile.LedgerKey;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// One seed's programs, one after the other on a state that each changes, with all invariants
/// checked after each. Must run on a thread of the sandbox.
final class ProgramRun {
    static final int STEPS = 25;

    private static final long GAS_LIMIT = 1_000_000_000L;
    private static final int INTERPRETED_EVERY = 101;
    private static final SpreeRuntime RUNTIME = new SpreeRuntime();

    private final long seed;
    private final World world;
    private final ProgramGenerator generator;
    private final Tallies tallies;
    private final List<Step> steps = new ArrayList<>();
    private MapView state;
    private LedgerState ledger;

    /// One message as it was applied.
    ///
    /// @param input of the entry point
    record Step(ByteString input, Execution.Returned run, MapView after) {}

    /// What a message came to.
    record Answer(Execution.Returned run, ModuleExecution result, List<LedgerEvent> events) {}

    ProgramRun(long seed, Tallies tallies) {
        this.seed = seed;
        this.world = Worlds.ALL.get((int) (seed % Worlds.ALL.size()));
        this.generator = new ProgramGenerator(world, new SplittableRandom(seed));
        this.tallies = tallies;
        this.state = world.genesis();
        this.ledger = LedgerState.of(state);
    }

    World world() {
        return world;
    }

    List<Step> steps() {
        return steps;
    }

    void run() {
        ledger.check(world);
        for (int step = 0; step < STEPS; step++) {
            ProgramGenerator.Message message = generator.next(state);
            try {
                apply(step, message);
            } catch (RuntimeException | AssertionError failed) {
                throw new AssertionError(
                        "world %s, -Dprograms.seed=%d, program %d, from %s: %s%n%s"
                                .formatted(
                                        world.name(),
                                        seed,
                                        step,
                                        message.origin(),
                                        message.program(),
                                        failed.getMessage()),
                        failed);
            }
        }
    }

    private void apply(int step, ProgramGenerator.Message message) {
        ByteString input = input(step, message);
        boolean interpreted = (seed * STEPS + step) % INTERPRETED_EVERY == 0;
        Answer answer = answer(input, state, interpreted);
        MapView after = state.after(answer.run().diff());
        LedgerState ledgerAfter = LedgerState.of(after);

        ledgerAfter.check(world);
        Bookkeeping.check(ledger, answer.events(), ledgerAfter);
        Flows.check(world, message, answer.result(), answer.events(), ledger, ledgerAfter);
        checkPools(answer.events(), ledgerAfter);
        checkOutbound(answer.result());
        checkWeight(message, answer.result().outcome());
        if (Fates.refused(answer.result().outcome())) {
            assertThat(after).as("state after a refusal").isEqualTo(state);
            assertThat(answer.events()).isEmpty();
            assertThat(answer.result().outbound()).isEmpty();
        }
        boolean paired = RolledBack.check(world, state, message, answer.result().outcome());

        tallies.add(world, message, answer, paired, interpreted);
        generator.trapped(
                answer.events().stream()
                        .filter(LedgerEvent.AssetsTrapped.class::isInstance)
                        .map(LedgerEvent.AssetsTrapped.class::cast)
                        .toList());
        steps.add(new Step(input, answer.run(), after));
        state = after;
        ledger = ledgerAfter;
    }

    /// No trade takes more out of a pool than a constant product allows.
    private void checkPools(List<LedgerEvent> events, LedgerState after) {
        if (events.stream().noneMatch(LedgerEvent.LiquidityRemoved.class::isInstance)) {
            for (LedgerKey.Pool pool : ledger.pools().keySet()) {
                assertThat(after.product(pool))
                        .as("product of " + pool)
                        .isGreaterThanOrEqualTo(ledger.product(pool));
            }
        }
    }

    static ByteString input(int step, ProgramGenerator.Message message) {
        Context context = new Context(step + 1, 1_000L * step, GAS_LIMIT);
        return new ApplyMessage(context, message.origin(), message.bytes()).encode();
    }

    /// Runs a message compiled and on the twin engine, and interpreted if asked; all must agree.
    static Answer answer(ByteString input, MapView state, boolean interpreted) {
        Execution.Returned run = run("SpreeModule_apply_message", input, state, interpreted);
        ModuleExecution result = CommittedBlob.value(ModuleExecution.decode(run.output()));
        List<LedgerEvent> events = new ArrayList<>();
        for (ModuleExecution.Event event : result.events()) {
            Decoded<LedgerEvent> decoded = LedgerEvent.decode(event.topic(), event.data());
            assertThat(decoded).isNotNull();
            events.add(CommittedBlob.value(decoded));
        }
        return new Answer(run, result, events);
    }

    private static Execution.Returned run(
            String export, ByteString input, MapView state, boolean interpreted) {
        Execution compiled = run(export, input, state, Mode.COMPILED);
        assertThat(CommittedBlob.TWIN.execute(export, input, state, GAS_LIMIT))
                .as("on the twin engine")
                .isEqualTo(compiled);
        if (interpreted) {
            assertThat(run(export, input, state, Mode.INTERPRETED))
                    .as("interpreted")
                    .isEqualTo(compiled);
        }
        assertThat(compiled).isInstanceOf(Execution.Returned.class);
        return (Execution.Returned) compiled;
    }

    private static Execution run(String export, ByteString input, MapView state, Mode mode) {
        return RUNTIME.execute(CommittedBlob.MODULE, export, input, state, GAS_LIMIT, mode);
    }

    /// Whatever is sent decodes within the limits of a message queue, to the byte.
    private static void checkOutbound(ModuleExecution result) {
        for (ModuleExecution.Outbound sent : result.outbound()) {
            VersionedXcm message = CommittedBlob.value(VersionedXcm.decode(sent.message()));
            assertThat(ScaleWriter.encode(message, VersionedXcm::write)).isEqualTo(sent.message());
        }
    }

    /// No program weighs more in the end than it was weighed before; a refused one weighs all of
    /// it.
    private void checkWeight(ProgramGenerator.Message message, Outcome outcome) {
        Execution.Returned run =
                (Execution.Returned)
                        run(
                                "XcmPaymentApi_query_xcm_weight",
                                message.bytes(),
                                state,
                                Mode.COMPILED);
        boolean weighed = run.output().u8(0) == 0;
        assertThat(outcome instanceof Outcome.Error).as("weighed").isEqualTo(!weighed);
        Weight used = used(outcome);
        if (weighed && used != null) {
            ByteString scale = run.output().slice(1, run.output().length());
            Weight whole = CommittedBlob.value(ScaleReader.decode(scale, Weight::read));
            assertThat(Long.compareUnsigned(used.refTime(), whole.refTime()))
                    .as("ref_time of " + used + " against " + whole)
                    .isNotPositive();
            assertThat(Long.compareUnsigned(used.proofSize(), whole.proofSize()))
                    .as("proof_size of " + used + " against " + whole)
                    .isNotPositive();
            if (Fates.refused(outcome)) {
                assertThat(used).isEqualTo(whole);
            }
        }
    }

    static @Nullable Weight used(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Complete(Weight used) -> used;
            case Outcome.Incomplete(Weight used, InstructionError _) -> used;
            case Outcome.Error _ -> null;
        };
    }
}
