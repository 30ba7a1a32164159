package io.xcmgateway.proof.cli;

import io.xcmgateway.proof.Finding;
import io.xcmgateway.proof.Verdict;
import java.util.List;
import java.util.Locale;

/// A verdict for people and for programs.
final class Report {
    private Report() {}

    static String text(Verdict verdict) {
        StringBuilder out = new StringBuilder();
        verdict.findings().forEach(finding -> out.append(line(finding)));
        switch (verdict) {
            case Verdict.Accepted(var level, var established, var open, var statement, _) -> {
                out.append("ACCEPTED at level ")
                        .append(level.name().toLowerCase(Locale.ROOT))
                        .append(": ")
                        .append(established)
                        .append('\n');
                out.append(notEstablished(open));
                out.append("statement ")
                        .append(statement.hash())
                        .append(" of instance ")
                        .append(statement.instanceId())
                        .append(", sequence ")
                        .append(Long.toUnsignedString(statement.sequence()))
                        .append('\n');
            }
            case Verdict.Refused(var step, var reason, var expected, var found, _) ->
                    out.append("REFUSED at step ")
                            .append(step.label())
                            .append(": ")
                            .append(Fact.printable(reason))
                            .append(": expected ")
                            .append(Fact.printable(expected))
                            .append(", found ")
                            .append(Fact.printable(found))
                            .append('\n');
        }
        return out.toString();
    }

    /// One line for one thing that was looked at.
    static String line(Finding finding) {
        return (finding.holds() ? "ok      " : "REFUSED ")
                + String.format(Locale.ROOT, "%-12s ", finding.step().label())
                + Fact.printable(finding.what())
                + ": expected "
                + Fact.printable(finding.expected())
                + ", found "
                + Fact.printable(finding.found())
                + "\n";
    }

    static String notEstablished(List<String> open) {
        StringBuilder out = new StringBuilder();
        open.forEach(each -> out.append("NOT established: ").append(each).append('\n'));
        return out.toString();
    }

    static Facts facts(Verdict verdict) {
        Facts facts = new Facts().text("command", "verify");
        switch (verdict) {
            case Verdict.Accepted(var level, var established, var open, var statement, _) ->
                    facts.text("verdict", "accepted")
                            .text("level", level.name().toLowerCase(Locale.ROOT))
                            .text("established", established)
                            .texts("not_established", open)
                            .fields("statement", ProofFacts.statement(statement));
            case Verdict.Refused(var step, var reason, var expected, var found, _) ->
                    facts.text("verdict", "refused")
                            .text("step", step.label())
                            .text("reason", reason)
                            .text("expected", expected)
                            .text("found", found);
        }
        return facts.items("findings", verdict.findings().stream().map(Report::facts).toList());
    }

    static Facts facts(Finding finding) {
        return new Facts()
                .text("step", finding.step().label())
                .text("what", finding.what())
                .text("expected", finding.expected())
                .text("found", finding.found())
                .flag("holds", finding.holds());
    }
}
