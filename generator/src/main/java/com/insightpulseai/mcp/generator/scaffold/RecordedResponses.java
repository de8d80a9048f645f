package com.insightpulseai.mcp.generator.scaffold;

import com.insightpulseai.mcp.generator.Mistakes;

/** What is played in a provider's place: by the sandbox, and in tests held to what is kept of its description. */
final class RecordedResponses {

    private static final String PATHS = "\n \"paths\": {\n";
    private static final String OPERATIONS = "Map.ofEntries(\n";

    private RecordedResponses() {
    }

    /** The sandbox's recorded answers of a provider. */
    static String recordedPath(String provider) {
        return "hub/src/main/resources/sandbox/" + provider + "/recorded.json";
    }

    /** Adds an answer to those that are recorded. */
    static String record(String recorded, String answer) {
        String list = recorded.stripTrailing();
        if (!list.startsWith("[") || !list.endsWith("]")) {
            throw new Mistakes("has to be a JSON array of recorded answers");
        }
        String before = list.substring(0, list.length() - 1).stripTrailing();
        return before + (before.equals("[") ? "" : ",") + "\n  " + answer + "\n]\n";
    }

    /** Adds an operation to an OpenAPI description. */
    static String describe(String openApi, String operation) {
        int paths = openApi.indexOf(PATHS);
        if (paths < 0) {
            throw new Mistakes("has no line ' \"paths\": {' to add an operation behind; put it there");
        }
        int at = paths + PATHS.length();
        return openApi.substring(0, at) + operation + openApi.substring(at);
    }

    /** Adds an operation to those that {@code NetdataRequests} lists. */
    static String allow(String requests, String operation) {
        int entries = requests.indexOf(OPERATIONS);
        if (entries < 0) {
            throw new Mistakes("has no 'Map.ofEntries(' to add an operation behind; put it there");
        }
        int at = entries + OPERATIONS.length();
        return requests.substring(0, at) + "            " + operation + ",\n" + requests.substring(at);
    }
}
