package io.xcmgateway.spree.host;

import static io.xcmgateway.spree.sandbox.ModuleBuilder.code;
import static io.xcmgateway.spree.sandbox.ModuleBuilder.signed;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.spree.module.Execution;
import io.xcmgateway.spree.module.SpreeRuntime;
import io.xcmgateway.spree.sandbox.Admission;
import io.xcmgateway.spree.sandbox.AdmittedModule;
import io.xcmgateway.spree.sandbox.EngineProfile;
import io.xcmgateway.spree.sandbox.HostFunction.ValueType;
import io.xcmgateway.spree.sandbox.HostSignature;
import io.xcmgateway.spree.sandbox.Mode;
import io.xcmgateway.spree.sandbox.ModuleBuilder;
import io.xcmgateway.spree.sandbox.PricedProgram;
import io.xcmgateway.spree.sandbox.Sandbox;
import io.xcmgateway.spree.state.MapView;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// One call of each host function, or two of those that come in pairs, with all that it has to pay
/// for.
final class HostFunctionPrograms {
    private HostFunctionPrograms() {}

    private static final int TYPE = 1;
    private static final int IMPORT = 2;
    private static final int EXPORT = 7;
    private static final int DATA = 11;
    private static final String KEYS = "longnoneb1";
    private static final ByteString INPUT = ByteString.ascii("input");
    private static final long NONE = -1;

    /// The base point of Ed25519 plus the point of order 2: outside of the subgroup.
    private static final ByteString MIXED = ByteString.hex("95" + "99".repeat(31));

    private static final long MIXED_AT = 512;

    /// Where nothing of interest is.
    private static final long OUT = 1_024;

    /// What the state has under `b1`, `b2` and `long`, 100 bytes.
    private static final MapView STATE = state();

    private static final List<Program> PROGRAMS =
            Stream.of(storage(), iteration(), hashes(), signatures(), others())
                    .flatMap(each -> each)
                    .toList();

    /// Under each profile, the module that has all programs as entry points.
    private static final Map<EngineProfile, AdmittedModule> MODULES = new ConcurrentHashMap<>();

    /// @param counts without what each host call and the code around it costs
    private record Program(Map<String, Long> counts, List<Call> calls) {
        String name() {
            return String.join(", ", calls.stream().map(each -> each.function.name()).toList());
        }
    }

    /// One call.
    private record Call(HostSignature function, List<Long> arguments) {}

    static Stream<PricedProgram> all() {
        return IntStream.range(0, PROGRAMS.size())
                .mapToObj(i -> priced(PROGRAMS.get(i), "program " + i));
    }

    private static Stream<Program> storage() {
        return Stream.of(
                program(
                        Map.of("storageWrite", 1L, "hostByte", 4L + 7L + 100L),
                        call("storage_set_version_1", span("long"), room(7))),
                program(
                        Map.of("storageWrite", 1L, "hostByte", 4L + 7L),
                        call("storage_set_version_1", span("none"), room(7))),
                program(
                        Map.of("storageRead", 1L, "hostByte", 4L + 100L),
                        call("storage_read_version_2", span("long"), room(7), 0, 0)),
                program(
                        Map.of("storageWrite", 1L, "hostByte", 4L + 100L),
                        call("storage_clear_version_1", span("long"))),
                program(
                        Map.of("storageRead", 1L, "hostByte", 4L),
                        call("storage_exists_version_1", span("long"))),
                program(
                        Map.of("storageRead", 1L, "storageWrite", 1L, "hostByte", 4L + 7L + 100L),
                        call("storage_append_version_1", span("long"), room(7))),
                program(
                        Map.of("storageTransaction", 2L),
                        call("storage_start_transaction_version_1"),
                        call("storage_commit_transaction_version_1")),
                program(
                        Map.of("storageTransaction", 2L),
                        call("storage_start_transaction_version_1"),
                        call("storage_rollback_transaction_version_1")));
    }

    private static Stream<Program> iteration() {
        return Stream.of(
                program(
                        Map.of("storageRead", 1L, "hostByte", 2L + 2L),
                        call("storage_next_key_version_2", span("b1"), room(7))),
                // The prefix as a key, the first behind it, and one behind each of two.
                program(
                        Map.of("storageRead", 4L, "storageWrite", 4L, "hostByte", 1L + 12L + 2L),
                        call("storage_clear_prefix_version_3", span("b"), NONE, NONE, NONE, OUT)));
    }

    private static Stream<Program> hashes() {
        List<Program> all = new ArrayList<>();
        for (String name :
                List.of("keccak_256", "keccak_512", "sha2_256", "blake2_128", "blake2_256")) {
            all.add(
                    program(
                            Map.of("hashBase", 1L, "hashByte", 9L),
                            call("hashing_" + name + "_version_2", room(9), OUT)));
        }
        for (int bits = 64; bits <= 256; bits *= 2) {
            all.add(
                    program(
                            Map.of("hashBase", 1L, "twoxByte", 9L * (bits / 64)),
                            call("hashing_twox_" + bits + "_version_2", room(9), OUT)));
        }
        return all.stream();
    }

    private static Stream<Program> signatures() {
        return Stream.of(
                program(
                        Map.of("ed25519Verify", 1L, "hashByte", 9L),
                        call("crypto_ed25519_verify_version_1", OUT, room(9), OUT)),
                program(
                        Map.of("ed25519Verify", 1L, "ed25519MixedOrder", 1L, "hashByte", 9L),
                        call("crypto_ed25519_verify_version_1", OUT, room(9), MIXED_AT)),
                program(
                        Map.of("ecdsaVerify", 1L, "hashByte", 9L),
                        call("crypto_ecdsa_verify_version_2", OUT, room(9), OUT)),
                program(
                        Map.of("ecdsaRecover", 1L),
                        call(
                                "crypto_secp256k1_ecdsa_recover_compressed_version_3",
                                OUT,
                                OUT,
                                OUT)));
    }

    private static Stream<Program> others() {
        return Stream.of(
                program(
                        Map.of("hostByte", (long) INPUT.length()),
                        call("input_read_version_1", room(INPUT.length()))),
                program(
                        Map.of("logBase", 1L, "hostByte", 4L + 7L),
                        call("logging_log_version_1", 0, span("long"), room(7))),
                program(Map.of(), call("logging_max_level_version_1")));
    }

    private static Program program(Map<String, Long> counts, Call... calls) {
        return new Program(counts, List.of(calls));
    }

    private static PricedProgram priced(Program program, String export) {
        Map<String, Long> counts = new TreeMap<>(program.counts);
        long calls = program.calls.size();
        long height = 1;
        long simple = 1; // the result
        for (Call call : program.calls) {
            boolean drops = call.function.result() != ValueType.NONE;
            height = Math.max(height, call.arguments.size());
            simple += call.arguments.size() + (drops ? 1 : 0);
        }
        counts.put("simple", simple);
        counts.put("call", calls);
        counts.put("hostCall", calls);
        counts.put("functionEntry", 1L);
        counts.put("frameValue", 1 + height);
        return new PricedProgram(program.name(), profile -> gasUsed(export, profile), counts);
    }

    private static AdmittedModule admit(EngineProfile profile) {
        List<HostSignature> host = HostFunctions.signatures();
        ModuleBuilder module = new ModuleBuilder().item(TYPE, code(0x60, 1, 0x7f, 1, 0x7e));
        for (HostSignature each : host) {
            int type = 1 + host.indexOf(each);
            module.item(TYPE, type(each));
            module.item(IMPORT, ModuleBuilder.importOf("env", each.name(), type));
        }
        // The keys lie where `span` says.
        module.item(DATA, code(0, 0x41, 0, 0x0b, KEYS.length(), KEYS));
        module.item(DATA, code(0, 0x41, signed(MIXED_AT), 0x0b, 32, MIXED.toByteArray()));
        for (int i = 0; i < PROGRAMS.size(); i++) {
            module.item(EXPORT, ModuleBuilder.export("program " + i, 0, host.size() + i));
            module.function(0, body(PROGRAMS.get(i).calls, host));
        }
        Admission admission = Admission.admit(module.build(), host, profile);
        return ((Admission.Admitted) admission).module();
    }

    private static byte[] body(List<Call> calls, List<HostSignature> host) {
        byte[] body = code(0);
        for (Call call : calls) {
            for (int i = 0; i < call.arguments.size(); i++) {
                boolean i32 = call.function.parameters().get(i) == ValueType.I32;
                body = code(body, i32 ? 0x41 : 0x42, signed(call.arguments.get(i)));
            }
            body = code(body, 0x10, host.indexOf(call.function));
            body = call.function.result() == ValueType.NONE ? body : code(body, 0x1a);
        }
        return code(body, 0x42, 0, 0x0b);
    }

    private static byte[] type(HostSignature function) {
        byte[] parameters = new byte[function.parameters().size()];
        for (int i = 0; i < parameters.length; i++) {
            parameters[i] = (byte) (function.parameters().get(i) == ValueType.I32 ? 0x7f : 0x7e);
        }
        byte[] result =
                switch (function.result()) {
                    case NONE -> code(0);
                    case I32 -> code(1, 0x7f);
                    case I64 -> code(1, 0x7e);
                };
        return code(0x60, parameters.length, parameters, result);
    }

    private static long gasUsed(String export, EngineProfile profile) {
        AdmittedModule module = MODULES.computeIfAbsent(profile, HostFunctionPrograms::admit);
        Execution execution =
                Sandbox.callOnThread(
                        "priced",
                        () ->
                                new SpreeRuntime()
                                        .execute(
                                                module,
                                                export,
                                                INPUT,
                                                STATE,
                                                Puppet.GAS_LIMIT,
                                                Mode.COMPILED));
        return ((Execution.Returned) execution).gasUsed();
    }

    private static Call call(String name, long... arguments) {
        HostSignature function =
                HostFunctions.signatures().stream()
                        .filter(each -> each.name().equals("ext_" + name))
                        .findFirst()
                        .orElseThrow();
        return new Call(function, LongStream.of(arguments).boxed().toList());
    }

    /// The names of all host functions that are called.
    static Set<String> called() {
        Set<String> called = new LinkedHashSet<>();
        all().forEach(each -> called.addAll(List.of(each.name().split(", "))));
        return called;
    }

    private static long span(String key) {
        return KEYS.indexOf(key) | (long) key.length() << 32;
    }

    private static long room(int length) {
        return OUT | (long) length << 32;
    }

    private static MapView state() {
        TreeMap<ByteString, ByteString> entries = new TreeMap<>();
        entries.put(StorageFunctionsTest.guest("b1"), ByteString.of(7));
        entries.put(StorageFunctionsTest.guest("b2"), ByteString.of(7));
        entries.put(StorageFunctionsTest.guest("long"), ByteString.wrap(new byte[100]));
        return MapView.of(entries);
    }
}
