package com.insightpulseai.mcp.config;

import java.util.List;
import java.util.Optional;

/**
 * How a tool is presented to MCP clients. Each part is empty where the configuration does not have it; the packaged one has all
 * of them.
 *
 * @param title its name for people, at most {@value #LONGEST_TITLE} characters in one line
 * @param description for an agent: what the tool is for, what it is not for, which tool comes next; at most
 *        {@value #LONGEST_DESCRIPTION} characters
 * @param hints what a call does
 */
public record ToolPresentation(Optional<String> title, Optional<String> description, Optional<ToolHints> hints) {

    /** In characters of Unicode. */
    public static final int LONGEST_TITLE = 60;
    /** In characters of Unicode. */
    public static final int LONGEST_DESCRIPTION = 1_000;

    private static final String READ = "read";
    private static final String WRITE = "write";

    /** Reads a tool's presentation, and adds what is wrong with it to the mistakes. */
    static ToolPresentation of(String path, ProvidersConfig.Tool tool, List<String> mistakes) {
        tool.title().ifPresent(title -> {
            checkText(path + ".title", title, LONGEST_TITLE, mistakes);
            if (title.chars().anyMatch(Character::isISOControl)) {
                mistakes.add(path + ".title: has several lines or control characters; write one line");
            }
        });
        tool.description().ifPresent(text -> checkText(path + ".description", text, LONGEST_DESCRIPTION, mistakes));
        return new ToolPresentation(tool.title().map(String::strip), tool.description().map(String::strip),
                hints(path, tool, mistakes));
    }

    private static void checkText(String path, String text, int longest, List<String> mistakes) {
        int length = text.codePointCount(0, text.length());
        if (length > longest) {
            mistakes.add(path + ": has " + length + " characters; use at most " + longest);
        } else if (text.isBlank()) {
            mistakes.add(path + ": is blank; write a text, or remove it");
        }
    }

    private static Optional<ToolHints> hints(String path, ProvidersConfig.Tool tool, List<String> mistakes) {
        if (tool.effect().isEmpty()) {
            if (tool.destructive().isPresent() || tool.idempotent().isPresent() || tool.openWorld().isPresent()) {
                mistakes.add(path + ".effect: is missing, and destructive, idempotent and open_world mean nothing without it; "
                        + "write read or write");
            }
            return Optional.empty();
        }
        String effect = tool.effect().get();
        if (!effect.equals(READ) && !effect.equals(WRITE)) {
            mistakes.add(path + ".effect: '" + effect + "' is not an effect; use read or write");
            return Optional.empty();
        }
        require(path + ".open_world", tool.openWorld(), "whether the tool reaches systems outside of this one", mistakes);
        boolean openWorld = tool.openWorld().orElse(true);
        if (effect.equals(READ)) {
            refuse(path + ".destructive", tool.destructive(), mistakes);
            refuse(path + ".idempotent", tool.idempotent(), mistakes);
            return Optional.of(ToolHints.reading(openWorld));
        }
        require(path + ".destructive", tool.destructive(), "whether the tool can replace or remove something", mistakes);
        require(path + ".idempotent", tool.idempotent(), "whether the same call again changes nothing more", mistakes);
        if (tool.maxStaleS().isPresent()) {
            mistakes.add(path + ".max_stale_s: is for tools that change nothing, and this one has effect: write; remove one of "
                    + "them");
        }
        return Optional.of(ToolHints.writing(tool.destructive().orElse(true), tool.idempotent().orElse(false), openWorld));
    }

    private static void require(String path, Optional<Boolean> value, String meaning, List<String> mistakes) {
        if (value.isEmpty()) {
            mistakes.add(path + ": is missing; write true or false: " + meaning);
        }
    }

    private static void refuse(String path, Optional<Boolean> value, List<String> mistakes) {
        if (value.isPresent()) {
            mistakes.add(path + ": is for tools with effect: write, and this one has effect: read; remove it");
        }
    }
}
