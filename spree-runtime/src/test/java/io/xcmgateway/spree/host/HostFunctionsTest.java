package io.xcmgateway.spree.host;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.spree.sandbox.HostSignature;
import org.junit.jupiter.api.Test;

class HostFunctionsTest {

    @Test
    void offersExactlyWhatTheGuestOfTheseTestsImports() {
        assertThat(HostFunctions.signatures().stream().map(HostSignature::name))
                .containsExactlyInAnyOrderElementsOf(Puppet.IMPORTS);
    }

    @Test
    void offersNoCheckOfASignatureSchemeThatItCannotDo() {
        assertThat(HostFunctions.signatures().stream().map(HostSignature::name))
                .doesNotContain("ext_crypto_sr25519_verify_version_2");
    }
}
