package com.insightpulseai.mcp.hub;

import java.io.PrintStream;

import com.insightpulseai.mcp.platform.Causes;

import io.quarkus.runtime.QuarkusBindException;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.ConfigValidationException;

/** Says why Quarkus did not start: in one line what a person can mend, with its stack what only a programmer can. */
final class StartFailure {

    private StartFailure() {
    }

    static void report(Throwable failure, PrintStream out) {
        for (Throwable cause : Causes.of(failure).toList()) {
            if (cause instanceof QuarkusBindException bind) {
                out.println(ListeningAddress.inUse(bind.getHost(), bind.getPort()).getMessage());
                return;
            }
            if (cause instanceof ConfigurationException || cause instanceof ConfigValidationException) {
                out.println("The configuration is wrong: " + oneLine(cause.getMessage()));
                return;
            }
        }
        failure.printStackTrace(out);
    }

    private static String oneLine(String message) {
        return message == null ? "no reason given" : message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
