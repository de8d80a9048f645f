package com.insightpulseai.mcp.functions.socket.scanrepo;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a manifest's path may be. It names a part of a form, whose headers know no way to carry quotes or line ends. */
final class ManifestPath {

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\p{Cs}\\u0085\\u2028\\u2029\"\\\\]");

    private ManifestPath() {
    }

    /** Says what is wrong with a path, empty if nothing is. */
    static Optional<String> refusal(String path) {
        if (FORBIDDEN.matcher(path).find()) {
            return Optional.of("must hold no backslashes, quotes, control characters or halves of characters");
        }
        if (path.startsWith("/") || DRIVE.matcher(path).matches()) {
            return Optional.of("must be relative");
        }
        if (!path.equals(path.strip())) {
            return Optional.of("must neither begin nor end with a blank");
        }
        return Stream.of(path.split("/", -1)).anyMatch(part -> part.isEmpty() || part.equals(".") || part.equals(".."))
                ? Optional.of("must hold no empty part, no . and no ..")
                : Optional.empty();
    }
}
