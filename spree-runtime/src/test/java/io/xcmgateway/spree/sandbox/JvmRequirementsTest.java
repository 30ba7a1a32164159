package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JvmRequirementsTest {

    @Test
    void findsNothingMissingInTheJvmOfTheTests() {
        assertThat(JvmRequirements.missing()).isEmpty();
    }

    @Test
    void namesTheFlagThatIsNotSet() {
        assertThat(JvmRequirements.missing(_ -> "true"))
                .singleElement()
                .satisfies(missing -> {
                    assertThat(missing.expected()).isEqualTo("-XX:-DontCompileHugeMethods");
                    assertThat(missing.found()).isEqualTo("DontCompileHugeMethods=true");
                    assertThat(missing.consequence()).contains("16 times slower");
                });
    }

    @Test
    void namesAJvmThatHasNoSuchFlag() {
        assertThat(JvmRequirements.missing(_ -> null))
                .singleElement()
                .satisfies(missing ->
                        assertThat(missing.found())
                                .contains("without that flag")
                                .contains("needs HotSpot"));
    }
}
