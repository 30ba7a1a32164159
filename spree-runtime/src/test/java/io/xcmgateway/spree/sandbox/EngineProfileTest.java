package io.xcmgateway.spree.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.Hash32;
import org.junit.jupiter.api.Test;

class EngineProfileTest {

    /// Every statement carries this hash: a change to any price or limit is a new profile, beside
    /// the old one.
    @Test
    void keepsItsGoldenBytes() {
        assertThat(EngineProfile.CURRENT.hash())
                .isEqualTo(
                        Hash32.hex(
                                "2b9940e8afcc5e9a28ecb54daea2afdabf645cd6055953a8b820b4b5282c4359"));
        assertThat(EngineProfile.CURRENT.encode().toHex()).startsWith("01000100");
    }

    @Test
    void isFoundByItsHash() {
        assertThat(EngineProfile.byHash(EngineProfile.CURRENT.hash()))
                .isEqualTo(EngineProfile.CURRENT);
        assertThat(EngineProfile.byHash(Hash32.ZERO)).isNull();
    }
}
