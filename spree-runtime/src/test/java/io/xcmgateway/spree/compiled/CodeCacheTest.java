package io.xcmgateway.spree.compiled;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.crypto.Hashing;
import io.xcmgateway.api.scale.Decoded;
import io.xcmgateway.spree.sandbox.Compilation;
import io.xcmgateway.spree.sandbox.CompiledCode;
import io.xcmgateway.spree.sandbox.MeteredModule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is on disk is used if it is right, and else made again.
class CodeCacheTest {
    private static final long AMPLE = 1 << 20;
    private static final MeteredModule ONE = module(1);
    private static final MeteredModule TWO = module(2);

    @TempDir private Path directory;

    @Test
    void readsWhatItWrote() throws IOException {
        CodeFiles files = files(AMPLE);
        CompiledCode code = code(ONE);

        files.write(CodeKey.of(ONE), code);

        assertThat(files.read(CodeKey.of(ONE))).isEqualTo(new CodeFiles.Found.Code(code));
        assertThat(files.read(CodeKey.of(TWO))).isEqualTo(new CodeFiles.Found.Nothing());
        assertThat(names()).containsExactly(CodeKey.of(ONE).fileName());
    }

    @Test
    void discardsEveryTruncationAndEveryFlippedByte() throws IOException {
        CodeFiles files = files(AMPLE);
        files.write(CodeKey.of(ONE), code(ONE));
        Path file = directory.resolve(CodeKey.of(ONE).fileName());
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < good.length; i += 13) {
            Files.write(file, ByteString.wrap(good).slice(0, i).toByteArray());
            assertBad(files, file);
            byte[] flipped = good.clone();
            flipped[i] ^= 1;
            Files.write(file, flipped);
            assertBad(files, file);
        }
    }

    @Test
    void discardsTheCodeOfAnotherModuleUnderThisName() throws IOException {
        CodeFiles files = files(AMPLE);
        files.write(CodeKey.of(TWO), code(TWO));
        Path file = directory.resolve(CodeKey.of(ONE).fileName());

        Files.move(directory.resolve(CodeKey.of(TWO).fileName()), file);

        assertBad(files, file);
    }

    @Test
    void everyPartOfTheKeyCounts() {
        CodeKey key = CodeKey.of(ONE);
        List<CodeKey> others =
                List.of(
                        new CodeKey(
                                Hash32.ZERO,
                                key.profileHash(),
                                key.meteredHash(),
                                key.engine(),
                                key.format(),
                                key.jdkFeature()),
                        new CodeKey(
                                key.codeHash(),
                                Hash32.ZERO,
                                key.meteredHash(),
                                key.engine(),
                                key.format(),
                                key.jdkFeature()),
                        new CodeKey(
                                key.codeHash(),
                                key.profileHash(),
                                Hash32.ZERO,
                                key.engine(),
                                key.format(),
                                key.jdkFeature()),
                        new CodeKey(
                                key.codeHash(),
                                key.profileHash(),
                                key.meteredHash(),
                                "chicory-1.7.4",
                                key.format(),
                                key.jdkFeature()),
                        new CodeKey(
                                key.codeHash(),
                                key.profileHash(),
                                key.meteredHash(),
                                key.engine(),
                                key.format() + 1,
                                key.jdkFeature()),
                        new CodeKey(
                                key.codeHash(),
                                key.profileHash(),
                                key.meteredHash(),
                                key.engine(),
                                key.format(),
                                key.jdkFeature() + 1));

        assertThat(others).extracting(CodeKey::fileName).doesNotHaveDuplicates();
        assertThat(others).extracting(CodeKey::fileName).doesNotContain(key.fileName());
    }

    @Test
    void refusesCodeOfAnotherEngine() {
        ByteString encoded = code(ONE).encode();
        byte[] bytes = encoded.slice(0, encoded.length() - 32).toByteArray();
        // The last digit of `chicory-1.7.5`, behind the format and a length.
        bytes[2 + 1 + CompiledCode.ENGINE.length() - 1]++;
        ByteString other = ByteString.wrap(bytes);

        assertThat(CompiledCode.decode(other.concat(Hashing.blake2b256(other).bytes())))
                .isInstanceOf(Decoded.Refused.class);
        assertThat(CompiledCode.decode(encoded)).isInstanceOf(Decoded.Value.class);
    }

    @Test
    void removesTheLeastRecentlyUsed() throws IOException {
        long size = Files.size(written(files(AMPLE), ONE));
        CodeFiles early = new CodeFiles(directory, 2 * size, () -> Instant.ofEpochSecond(1_000));
        CodeFiles later = new CodeFiles(directory, 2 * size, () -> Instant.ofEpochSecond(2_000));
        CodeFiles last = new CodeFiles(directory, 2 * size, () -> Instant.ofEpochSecond(3_000));
        written(early, ONE);
        written(early, TWO);
        later.read(CodeKey.of(ONE));

        written(last, module(3));

        assertThat(names())
                .containsExactlyInAnyOrder(
                        CodeKey.of(ONE).fileName(), CodeKey.of(module(3)).fileName());
    }

    @Test
    void compilesOnceForAllWhoAskAtOneTimeAndAfterARestartNotAgain() throws Exception {
        CodeCache cache = cache(new CompilerProcess(CompilerLimits.DEFAULT));
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            Callable<Compilation> ask = () -> cache.compile(ONE);
            List<Future<Compilation>> answers = threads.invokeAll(List.of(ask, ask, ask, ask));
            for (Future<Compilation> each : answers) {
                assertThat(each.get()).isInstanceOf(Compilation.Compiled.class);
            }
        }

        CodeCache restarted = cache(neverStarts());

        assertThat(restarted.compile(ONE)).isInstanceOf(Compilation.Compiled.class);
        assertThat(names()).containsExactly(CodeKey.of(ONE).fileName());
    }

    @Test
    void compilesAgainWhatIsBroken() throws IOException {
        CodeCache cache = cache(new CompilerProcess(CompilerLimits.DEFAULT));
        Path file = directory.resolve(CodeKey.of(ONE).fileName());
        Files.write(file, new byte[100]);

        assertThat(cache.compile(ONE)).isInstanceOf(Compilation.Compiled.class);

        assertThat(cache(neverStarts()).compile(ONE)).isInstanceOf(Compilation.Compiled.class);
    }

    private void assertBad(CodeFiles files, Path file) throws IOException {
        assertThat(files.read(CodeKey.of(ONE))).isInstanceOf(CodeFiles.Found.Bad.class);
        assertThat(file).doesNotExist();
    }

    private Path written(CodeFiles files, MeteredModule module) throws IOException {
        files.write(CodeKey.of(module), code(module));
        return directory.resolve(CodeKey.of(module).fileName());
    }

    private CodeFiles files(long bytesMax) {
        return new CodeFiles(directory, bytesMax, () -> Instant.EPOCH);
    }

    private CodeCache cache(CompilerProcess process) {
        return new CodeCache(directory, AMPLE, () -> Instant.EPOCH, process);
    }

    private static CompilerProcess neverStarts() {
        return new CompilerProcess(CompilerLimits.DEFAULT, List.of("no-such-program"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static CompiledCode code(MeteredModule module) {
        return switch (CompiledCode.compile(module.wasm())) {
            case CompiledCode.Result.Compiled(CompiledCode code) -> code;
            case CompiledCode.Result.Refused refused -> throw new AssertionError(refused);
        };
    }

    /// One function, which returns nothing after as many `nop`s.
    static MeteredModule module(int nops) {
        byte[] body = new byte[nops + 2];
        Arrays.fill(body, 1, nops + 1, (byte) 1);
        body[nops + 1] = 0x0b;
        ByteString wasm =
                ByteString.concat(
                        ByteString.of(0, 'a', 's', 'm', 1, 0, 0, 0),
                        ByteString.of(1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0),
                        ByteString.of(10, nops + 4, 1, nops + 2),
                        ByteString.wrap(body));
        return new MeteredModule(
                Hashing.blake2b256(wasm), Hashing.blake2b256(ByteString.EMPTY), wasm);
    }
}
