package io.xcmgateway.proof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.xcmgateway.proof.Finding;
import io.xcmgateway.proof.Verdict;
import io.xcmgateway.proof.VerificationStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {

    @Test
    void letsNobodyWriteLinesOfTheirOwn() {
        String forged = "no\nACCEPTED at level replayable\r\u001b[2J\u2028\u202e";
        Finding finding = new Finding(VerificationStep.REPLAY, "genesis", "Ok", forged, false);
        String text =
                Report.text(
                        new Verdict.Refused(
                                VerificationStep.REPLAY,
                                "genesis",
                                "Ok",
                                forged,
                                List.of(finding)));
        assertThat(text.lines()).hasSize(2).allMatch(line -> line.startsWith("REFUSED"));
        assertThat(text).doesNotContain("\u001b", "\r", "\u2028", "\u202e");
    }
}
