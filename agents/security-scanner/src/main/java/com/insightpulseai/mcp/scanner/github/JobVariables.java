package com.insightpulseai.mcp.scanner.github;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import com.insightpulseai.mcp.cli.CommandFailure;
import com.insightpulseai.mcp.scanner.git.RepositoryName;
import com.insightpulseai.mcp.sdk.net.Addresses;

/** Reads the variables of GitHub's runner. One that is missing or has another form than GitHub's is wrong use. */
final class JobVariables {

    private static final int LONGEST_REF = 1_000;
    private static final int MOST_DIGITS = 18;
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");

    private final Map<String, String> environment;

    JobVariables(Map<String, String> environment) {
        this.environment = environment;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    String required(String name) {
        return text(name)
                .orElseThrow(() -> CommandFailure.wrongUse("The variable " + name + " is missing: this command is for a "
                        + "job of GitHub Actions. Elsewhere use the command scan."));
    }

    String repository() {
        String name = required("GITHUB_REPOSITORY");
        int slash = name.indexOf('/');
        return RepositoryName.of(name.substring(0, Math.max(0, slash)), name.substring(slash + 1))
                .orElseThrow(() -> malformed("GITHUB_REPOSITORY", "owner/name")).toString();
    }

    /** Returns an address to which paths are appended; tokens are sent there. */
    URI address(String name) {
        try {
            return Addresses.base("The variable " + name, new URI(required(name)));
        } catch (URISyntaxException e) {
            throw malformed(name, "an address");
        } catch (IllegalArgumentException e) {
            throw CommandFailure.wrongUse(e.getMessage() + ".");
        }
    }

    long number(String name) {
        return digits(required(name)).orElseThrow(() -> malformed(name, "a number from 1"));
    }

    private static OptionalLong digits(String text) {
        boolean isNumber = text.length() <= MOST_DIGITS && text.chars().allMatch(c -> c >= '0' && c <= '9');
        long number = isNumber ? Long.parseLong(text) : 0;
        return number > 0 ? OptionalLong.of(number) : OptionalLong.empty();
    }

    String commit(String name) {
        String id = required(name);
        if (!COMMIT.matcher(id).matches()) {
            throw malformed(name, "a commit's id");
        }
        return id;
    }

    String ref(String name) {
        String ref = required(name);
        if (!ref.startsWith("refs/") || ref.length() > LONGEST_REF || ref.chars().anyMatch(Character::isISOControl)) {
            throw malformed(name, "the full name of a branch, a tag or a pull request");
        }
        return ref;
    }

    Optional<Path> path(String name) {
        try {
            return text(name).map(Path::of);
        } catch (InvalidPathException e) {
            throw malformed(name, "the name of a file");
        }
    }

    private static CommandFailure malformed(String name, String rule) {
        return CommandFailure.wrongUse("The variable " + name + " must be " + rule + ", as GitHub's runner sets it.");
    }
}
