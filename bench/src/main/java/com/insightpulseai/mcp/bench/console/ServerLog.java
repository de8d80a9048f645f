package com.insightpulseai.mcp.bench.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The log of a PostgreSQL server that writes the duration of each statement, and plans where it is told to. */
final class ServerLog {

    private static final String DURATION = "LOG:  duration: ";
    private static final String PLAN = "plan:";

    private final Path file;
    private long read;

    ServerLog(Path file) throws IOException {
        this.file = file;
        skip();
    }

    /** Leaves out what has been written so far. */
    void skip() throws IOException {
        read = file.toFile().length();
    }

    /** Reads what has been written since the last call. */
    Part next() throws IOException {
        byte[] bytes;
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            bytes = new byte[(int) (log.length() - read)];
            log.seek(read);
            log.readFully(bytes);
        }
        read += bytes.length;
        Part part = new Part(new LinkedHashMap<>(), new ArrayList<>());
        entries(new String(bytes, UTF_8)).forEach(part::add);
        return part;
    }

    /** The lines of an entry, all but its first, begin with a tab. */
    private static List<String> entries(String text) {
        List<String> entries = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("\t") && !entries.isEmpty()) {
                entries.add(entries.remove(entries.size() - 1) + "\n" + line.substring(1));
            } else {
                entries.add(line);
            }
        }
        return entries;
    }

    /**
     * Times and plans of statements.
     *
     * @param millis parse, bind and execute together, by statement
     * @param plans as auto_explain writes them, with the statement and its duration
     */
    record Part(Map<String, Double> millis, List<String> plans) {

        /** All statements together. */
        double total() {
            return millis.values().stream().mapToDouble(Double::doubleValue).sum();
        }

        /** The statement that took longest. */
        double longest() {
            return millis.values().stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }

        private void add(String entry) {
            int start = entry.indexOf(DURATION);
            int end = entry.indexOf(" ms", start + DURATION.length());
            if (start < 0 || end < 0) {
                return;
            }
            double duration = Double.parseDouble(entry.substring(start + DURATION.length(), end));
            String rest = entry.substring(end + " ms".length()).strip();
            if (rest.startsWith(PLAN)) {
                plans.add("Duration: " + duration + " ms\n" + rest.substring(PLAN.length()).strip());
            } else {
                int text = rest.indexOf(": ");
                millis.merge(text < 0 ? rest : rest.substring(text + 2), duration, Double::sum);
            }
        }
    }
}
