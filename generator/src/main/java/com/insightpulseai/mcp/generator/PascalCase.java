package com.insightpulseai.mcp.generator;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names of letters and digits only, such as those of types and of what a CloudFormation template holds. */
public final class PascalCase {

    private PascalCase() {
    }

    /**
     * Makes {@code SocketScanGet} of {@code socket-scan-get} or {@code socket.scan.get}, and {@code SocketOrg} of
     * {@code SOCKET_ORG}.
     */
    public static String of(String words) {
        return Stream.of(words.split("[-._]+")).filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
