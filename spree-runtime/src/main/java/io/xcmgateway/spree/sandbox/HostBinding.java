package io.xcmgateway.spree.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Which host function each import of a module is. Hosts come as lists, a new one for each run, and
/// all of one kind have the same order: so it is remembered where a function stood last.
final class HostBinding {
    private final List<HostSignature> signatures;
    private final int[] places;

    private HostBinding(List<HostSignature> signatures) {
        this.signatures = List.copyOf(signatures);
        this.places = new int[signatures.size()];
    }

    /// @param imports names of the functions that a module imports
    /// @param host has each of them once
    static HostBinding of(Set<String> imports, List<HostFunction> host) {
        List<HostSignature> signatures = new ArrayList<>();
        for (HostFunction each : host) {
            if (imports.contains(each.name())) {
                signatures.add(each.signature());
            }
        }
        if (signatures.size() != imports.size()) {
            throw new IllegalArgumentException(
                    "host functions must be " + imports + " once each, were " + names(host));
        }
        return new HostBinding(signatures);
    }

    /// One for each import.
    List<HostSignature> signatures() {
        return signatures;
    }

    /// The functions with the [#signatures()], in their order.
    HostFunction[] bind(List<HostFunction> host) {
        HostFunction[] bound = new HostFunction[places.length];
        for (int i = 0; i < places.length; i++) {
            HostSignature wanted = signatures.get(i);
            if (places[i] >= host.size() || !is(host.get(places[i]), wanted)) {
                places[i] = place(host, wanted);
            }
            bound[i] = host.get(places[i]);
        }
        return bound;
    }

    private static int place(List<HostFunction> host, HostSignature wanted) {
        for (int i = 0; i < host.size(); i++) {
            if (is(host.get(i), wanted)) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "host functions must have " + wanted + ", were " + names(host));
    }

    private static boolean is(HostFunction function, HostSignature wanted) {
        return function.name().equals(wanted.name())
                && function.result() == wanted.result()
                && function.parameters().equals(wanted.parameters());
    }

    private static List<String> names(List<HostFunction> host) {
        return host.stream().map(HostFunction::name).toList();
    }
}
