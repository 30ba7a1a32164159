package io.xcmgateway.spree.host;

import io.xcmgateway.spree.sandbox.HostSignature;
import java.util.List;
import java.util.stream.Stream;

/// The functions that a module may import: those of HOST-API.md, and nothing else.
///
/// Not offered yet: `ext_crypto_sr25519_verify_version_2`; a module that imports it is refused.
public final class HostFunctions {
    private HostFunctions() {}

    static final List<Definition> ALL =
            Stream.of(
                            InputFunctions.ALL,
                            StorageFunctions.ALL,
                            IterationFunctions.ALL,
                            HashFunctions.ALL,
                            SignatureFunctions.ALL,
                            LogFunctions.ALL)
                    .flatMap(List::stream)
                    .toList();

    /// What admission allows a module to import from `env`.
    public static List<HostSignature> signatures() {
        return ALL.stream().map(Definition::signature).toList();
    }
}
