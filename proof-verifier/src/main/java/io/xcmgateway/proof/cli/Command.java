package io.xcmgateway.proof.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/// What all subcommands have in common: the choice of output, and who prints.
@CommandLine.Command(mixinStandardHelpOptions = true)
abstract class Command implements Callable<Integer> {
    @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

    @CommandLine.Option(names = "--json", description = "report as one JSON value")
    private boolean json;

    /// One of [Exit].
    abstract int run() throws IOException, Unusable;

    @Override
    public final Integer call() throws IOException, Unusable {
        return run();
    }

    final PrintWriter out() {
        return Inputs.required(spec).commandLine().getOut();
    }

    final PrintWriter err() {
        return Inputs.required(spec).commandLine().getErr();
    }

    /// Prints a report in the form that was asked for.
    final void print(Facts report) {
        print(report, report.done().text());
    }

    /// Prints a report that people read in a form of its own.
    final void print(Facts report, String text) {
        out().print(json ? report.done().json() : text);
        out().flush();
    }
}
