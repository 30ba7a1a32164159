package io.xcmgateway.gateway.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class MailboxTest {
    private final Queue<Runnable> asked = new ArrayDeque<>();
    private int runs;

    private Mailbox mailbox() {
        return new Mailbox(asked::add, () -> runs++);
    }

    private void runAll() {
        while (!asked.isEmpty()) {
            asked.remove().run();
        }
    }

    @Test
    void manyWakesBeforeARunAreOneRun() {
        Mailbox mailbox = mailbox();
        mailbox.wake();
        mailbox.wake();
        mailbox.wake();
        assertThat(asked).hasSize(1);
        runAll();
        assertThat(runs).isEqualTo(1);
        mailbox.wake();
        runAll();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aWakeDuringARunIsARunBehindItAndNotBesideIt() {
        Mailbox[] self = new Mailbox[1];
        self[0] =
                new Mailbox(
                        asked::add,
                        () -> {
                            runs++;
                            if (runs < 3) {
                                self[0].wake();
                                self[0].wake();
                                assertThat(asked).isEmpty();
                            }
                        });
        self[0].wake();
        runAll();
        assertThat(runs).isEqualTo(3);
    }

    @Test
    void workThatThrowsIsDoneAgainWhenSomebodyAsks() {
        Mailbox mailbox =
                new Mailbox(
                        asked::add,
                        () -> {
                            runs++;
                            throw new IllegalStateException("planned");
                        });
        mailbox.wake();
        assertThatThrownBy(this::runAll).hasMessage("planned");
        mailbox.wake();
        assertThatThrownBy(this::runAll).hasMessage("planned");
        assertThat(runs).isEqualTo(2);
    }

    /// It would be the last wake: all later ones wait for the run that it asks for.
    @Test
    void aWakeIsNotLostWhereMemoryDoesNotSufficeForIt() {
        int[] left = {3};
        Mailbox mailbox =
                new Mailbox(
                        run -> {
                            if (left[0]-- > 0) {
                                throw new OutOfMemoryError("planned");
                            }
                            asked.add(run);
                        },
                        () -> runs++);
        mailbox.wake();
        runAll();
        assertThat(runs).isEqualTo(1);
        mailbox.wake();
        runAll();
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void aCoreThatIsClosingRunsNothingMore() {
        Mailbox mailbox =
                new Mailbox(
                        _ -> {
                            throw new RejectedExecutionException("closed");
                        },
                        () -> runs++);
        mailbox.wake();
        assertThat(runs).isZero();
    }
}
