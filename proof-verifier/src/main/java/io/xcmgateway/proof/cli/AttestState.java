package io.xcmgateway.proof.cli;

import io.xcmgateway.api.bytes.ByteString;
import io.xcmgateway.api.bytes.Hash32;
import io.xcmgateway.api.statement.Checkpoint;
import io.xcmgateway.api.statement.Statement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The file with the last statement that an attestor signed of each instance and the last head of
/// each log, locked against a second attestor on it. One line each: instance, sequence, statement
/// hash and post-root, or `log`, its id, leaf count and root.
final class AttestState implements AutoCloseable {
    private static final int BYTES_MAX = 4 << 20;
    private static final String HASH = "(0x[0-9a-f]{64})";
    private static final String NUMBER = "(0|[1-9][0-9]{0,19})";
    private static final Pattern STATEMENT =
            Pattern.compile(HASH + " " + NUMBER + " " + HASH + " " + HASH);
    private static final Pattern HEAD = Pattern.compile("log " + HASH + " " + NUMBER + " " + HASH);

    private final StateFile file;
    private final NavigableMap<Hash32, Last> attested = new TreeMap<>();
    private final NavigableMap<Hash32, Head> heads = new TreeMap<>();

    private AttestState(StateFile file) {
        this.file = file;
    }

    /// @param sequence unsigned
    record Last(long sequence, Hash32 hash, Hash32 postRoot) {}

    /// @param leafCount unsigned
    record Head(long leafCount, Hash32 root) {}

    static AttestState open(Path path) throws IOException, Unusable {
        StateFile file = StateFile.open(path, "attestor");
        try {
            AttestState state = new AttestState(file);
            state.read();
            return state;
        } catch (IOException | Unusable e) {
            file.close();
            throw e;
        }
    }

    private void read() throws IOException, Unusable {
        if (!Files.exists(file.path())) {
            return;
        }
        ByteString bytes = BoundedFile.read(file.path(), BYTES_MAX);
        for (String line : Inputs.utf8("state", file.path(), bytes).lines().toList()) {
            Matcher statement = STATEMENT.matcher(line);
            Matcher head = HEAD.matcher(line);
            if (statement.matches()) {
                Last last =
                        new Last(
                                number(statement.group(2)),
                                hash(statement.group(3)),
                                hash(statement.group(4)));
                once(attested.put(hash(statement.group(1)), last));
            } else if (head.matches()) {
                once(
                        heads.put(
                                hash(head.group(1)),
                                new Head(number(head.group(2)), hash(head.group(3)))));
            } else {
                throw new Unusable(
                        file.path()
                                + " must have an instance, a sequence and two hashes a line, or a"
                                + " log, a leaf count and a root");
            }
        }
    }

    private void once(@Nullable Object before) throws Unusable {
        if (before != null) {
            throw new Unusable(file.path() + " must have each instance and each log once");
        }
    }

    private long number(String digits) throws Unusable {
        try {
            return Long.parseUnsignedLong(digits);
        } catch (NumberFormatException _) {
            throw new Unusable(file.path() + " must have sequences and leaf counts of 64 bits");
        }
    }

    private static Hash32 hash(String text) {
        return Hash32.hex(text.substring(2));
    }

    /// `null` if nothing is attested of the instance.
    @Nullable Last last(Hash32 instanceId) {
        return attested.get(instanceId);
    }

    void add(Statement statement) {
        attested.put(
                statement.instanceId(),
                new Last(statement.sequence(), statement.hash(), statement.postRoot()));
    }

    /// `null` if no head is attested of the log.
    @Nullable Head head(Hash32 logId) {
        return heads.get(logId);
    }

    void add(Checkpoint checkpoint) {
        heads.put(checkpoint.logId(), new Head(checkpoint.leafCount(), checkpoint.mmrRoot()));
    }

    /// Makes durable what was added: before any signature leaves.
    void write() throws IOException {
        StringBuilder text = new StringBuilder();
        attested.forEach((instance, last) ->
                text.append(instance)
                        .append(' ')
                        .append(Long.toUnsignedString(last.sequence()))
                        .append(' ')
                        .append(last.hash())
                        .append(' ')
                        .append(last.postRoot())
                        .append('\n'));
        heads.forEach((log, head) ->
                text.append("log ")
                        .append(log)
                        .append(' ')
                        .append(Long.toUnsignedString(head.leafCount()))
                        .append(' ')
                        .append(head.root())
                        .append('\n'));
        file.replace(ByteString.wrap(text.toString().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
