package com.insightpulseai.mcp.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a tool within its provider, written {@code provider/tool}, for example {@code socket/scan.repo}.
 *
 * @param provider lower-case provider name, at most 32 characters
 * @param tool lower-case tool name with dots between its words, at most 64 characters
 */
public record ToolId(String provider, String tool) {

    public static final String PATHS = "/providers/";
    static final Pattern PROVIDER = Pattern.compile("[a-z][a-z0-9]{0,31}");
    static final Pattern TOOL = Pattern.compile("(?=.{1,64}$)[a-z][a-z0-9]*(\\.[a-z][a-z0-9]*)*");

    /** @throws IllegalArgumentException when either part is not a name of that form */
    public ToolId {
        if (!PROVIDER.matcher(provider).matches()) {
            throw new IllegalArgumentException("not a provider name: " + provider);
        }
        if (!TOOL.matcher(tool).matches()) {
            throw new IllegalArgumentException("not a tool name: " + tool);
        }
    }

    /** @throws IllegalArgumentException when the text is not {@code provider/tool} */
    public static ToolId parse(String text) {
        return find(text).orElseThrow(() -> new IllegalArgumentException("not of the form provider/tool: " + text));
    }

    /** The tool named by {@code provider/tool}, or empty when the text cannot name one. */
    public static Optional<ToolId> find(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return Optional.empty();
        }
        String provider = text.substring(0, slash);
        String tool = text.substring(slash + 1);
        return PROVIDER.matcher(provider).matches() && TOOL.matcher(tool).matches()
                ? Optional.of(new ToolId(provider, tool))
                : Optional.empty();
    }

    /** Where callers call it, for example {@code /providers/socket/scan.repo}. */
    public String path() {
        return PATHS + this;
    }

    @Override
    public String toString() {
        return provider + "/" + tool;
    }
}
