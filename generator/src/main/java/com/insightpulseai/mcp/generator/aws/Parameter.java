package com.insightpulseai.mcp.generator.aws;

import java.net.URI;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.generator.PascalCase;
import com.insightpulseai.mcp.generator.catalogue.Provider;
import com.insightpulseai.mcp.generator.catalogue.Variable;

/** The template's parameter for a variable of {@code provider-config.yaml}. */
record Parameter(Provider provider, Variable of) {

    private static final Pattern LOOPBACK = Pattern.compile("127\\.[0-9.]+|localhost|\\[::1]");

    String parameter() {
        return PascalCase.of(of.name());
    }

    String variable() {
        return of.name();
    }

    String providerId() {
        return PascalCase.of(provider.name());
    }

    String defaultText() {
        return YamlText.of(of.fallback());
    }

    /** Where the file has a value, none would be no value at all. */
    String pattern() {
        String value = isUrl() ? "https?://\\S*[^\\s/]" : "\\S+";
        return of.fallback().isEmpty() ? "^(" + value + ")?$" : "^" + value + "$";
    }

    String constraint() {
        return "has to be " + (isUrl() ? "a URL without a slash at its end" : "a text without blanks")
                + (of.fallback().isEmpty() ? ", or empty" : "");
    }

    /** The most characters. All variables of a function have 4 KB together; a list gets what is left beside a usual key set. */
    int longest() {
        return of.name().endsWith("S") ? 1_600 : 256;
    }

    /** Whether the fallback is an address that a function cannot reach. */
    boolean unreachable() {
        return isUrl() && !of.fallback().isEmpty() && LOOPBACK.matcher(String.valueOf(URI.create(of.fallback()).getHost()))
                .matches();
    }

    private boolean isUrl() {
        return of.name().endsWith("_URL");
    }
}
