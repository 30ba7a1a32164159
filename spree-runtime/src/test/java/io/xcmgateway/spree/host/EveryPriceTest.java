package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.InstructionPrograms;
import io.xcmgateway.spree.sandbox.PriceVariants;
import io.xcmgateway.spree.sandbox.PricedProgram;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every price of the gas schedule is charged, as often as it should be and for nothing else.
class EveryPriceTest {
    /// These say where something is paid, not how much: `PaidAheadTest`.
    private static final Set<String> THRESHOLDS = Set.of("aheadRun", "aheadTotal", "flatFunction");

    static Stream<PricedProgram> programs() {
        return Stream.concat(InstructionPrograms.all(), HostFunctionPrograms.all());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("programs")
    void changesWhatIsPaidByJustItsCount(PricedProgram program) {
        program.check();
    }

    @Test
    void noPriceAndNoHostFunctionIsForgotten() {
        Set<String> tried = new TreeSet<>(THRESHOLDS);
        programs().forEach(each -> tried.addAll(each.counts().keySet()));
        assertThat(tried).containsExactlyInAnyOrderElementsOf(PriceVariants.names());
        assertThat(HostFunctionPrograms.called())
                .containsExactlyInAnyOrderElementsOf(
                        HostFunctions.signatures().stream().map(HostSignature::name).toList());
    }
}
