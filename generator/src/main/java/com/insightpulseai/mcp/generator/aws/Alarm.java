package com.insightpulseai.mcp.generator.aws;

import java.util.List;

/**
 * An alarm about a function.
 *
 * @param alarm what its resource's name ends with
 * @param suffix what its own name ends with
 * @param metric of CloudWatch's namespace {@code AWS/Lambda}
 * @param missing whether it is about what should be there; else about what should not
 */
record Alarm(String alarm, String suffix, String metric, String meaning, boolean missing) {

    static List<Alarm> ofCalls(String name) {
        return List.of(
                new Alarm("Errors", "errors", "Errors",
                        name + " broke off: it could not start, crashed, or ran out of time. Its log says why.", false),
                throttles(name));
    }

    static List<Alarm> ofRounds(String name) {
        return List.of(
                new Alarm("Errors", "errors", "Errors",
                        name + " could not do all of a round. The line of the round in its log names the steps.", false),
                throttles(name),
                new Alarm("Silence", "silence", "Invocations",
                        name + " was not invoked for five intervals: nobody checks providers or tells of their outages.",
                        true));
    }

    private static Alarm throttles(String name) {
        return new Alarm("Throttles", "throttles", "Throttles",
                name + " was refused calls: its reserved concurrency or the account's is used up.", false);
    }

    String meaningText() {
        return YamlText.of(meaning);
    }
}
