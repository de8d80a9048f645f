package com.insightpulseai.mcp.generator.aws;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names within a CloudFormation template, which have letters and digits only. */
final class LogicalId {

    private LogicalId() {
    }

    /** Makes {@code SocketScanGet} of {@code socket-scan-get}, and {@code SocketOrg} of {@code SOCKET_ORG}. */
    static String of(String words) {
        return Stream.of(words.split("[-._]+")).filter(word -> !word.isEmpty())
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
