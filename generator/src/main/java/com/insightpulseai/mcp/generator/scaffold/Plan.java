package com.insightpulseai.mcp.generator.scaffold;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.insightpulseai.mcp.generator.Checkout;
import com.insightpulseai.mcp.generator.GeneratedFile;
import com.insightpulseai.mcp.generator.Mistakes;

/** What is to be written, all of it or nothing. */
final class Plan {

    private static final int LONGEST_LINE = 128;

    private final Checkout checkout;
    private final Map<String, String> created = new LinkedHashMap<>();
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final List<String> mistakes = new ArrayList<>();

    Plan(Checkout checkout) {
        this.checkout = checkout;
    }

    /** A new file; one that is there is a mistake. */
    void create(String path, String content) {
        if (checkout.has(path)) {
            mistakes.add(path + " exists already, and is not overwritten; choose another name, or delete it");
        }
        if (path.endsWith(".java")) {
            JavaSource source = JavaSource.of(path, content);
            source.clash().ifPresent(mistakes::add);
            created.put(path, source.text());
        } else {
            created.put(path, content);
        }
    }

    /** A change of a file that is there. The edit throws {@link Mistakes} where the file is not as it has to be. */
    void change(String path, UnaryOperator<String> edit) {
        try {
            changed.put(path, edit.apply(content(path)));
        } catch (Mistakes e) {
            e.all().stream().map(mistake -> mistake.startsWith(path) ? mistake : path + ": " + mistake).forEach(mistakes::add);
        }
    }

    /** A file as it will be. */
    String content(String path) {
        return changed.containsKey(path) ? changed.get(path) : checkout.require(path);
    }

    /** Makes more plans, whose mistakes are among this one's. */
    void include(Runnable more) {
        try {
            more.run();
        } catch (Mistakes e) {
            mistakes.addAll(e.all());
        }
    }

    /** @throws Mistakes when not everything can be written */
    void check() {
        if (!mistakes.isEmpty()) {
            throw new Mistakes(mistakes);
        }
    }

    /** @throws Mistakes when not everything can be written; then nothing is */
    void write() {
        check();
        created.forEach((path, content) -> checkout.write(new GeneratedFile(path, content)));
        changed.forEach((path, content) -> checkout.write(new GeneratedFile(path, content)));
    }

    /** A line for each file: a plus sign where it is new, else a tilde, and how many lines it gets. */
    List<String> summary() {
        List<String> lines = new ArrayList<>();
        created.forEach((path, content) -> lines.add("+ " + path + " (" + content.lines().count() + ")"));
        changed.forEach((path, content) -> lines.add("~ " + path + " (" + added(path, content) + ")"));
        return lines;
    }

    /** How many lines are new. */
    long lines() {
        return created.values().stream().mapToLong(content -> content.lines().count()).sum()
                + changed.entrySet().stream().mapToLong(file -> added(file.getKey(), file.getValue())).sum();
    }

    /** Whether lines are too long, as long names make them, so that the formatter has to break them. */
    boolean hasLongLines() {
        return created.entrySet().stream().filter(file -> file.getKey().endsWith(".java"))
                .anyMatch(file -> file.getValue().lines().anyMatch(line -> line.length() > LONGEST_LINE));
    }

    private long added(String path, String content) {
        return Math.max(0, content.lines().count() - checkout.read(path).orElse("").lines().count());
    }
}
