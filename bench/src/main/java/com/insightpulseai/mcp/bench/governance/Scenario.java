package com.insightpulseai.mcp.bench.governance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subjects under the same load, measured in turn so that a slow moment of the machine falls on all of them. */
final class Scenario implements AutoCloseable {

    private final String name;
    private final List<Subject> subjects;

    Scenario(String name, List<Subject> subjects) {
        this.name = name;
        this.subjects = subjects;
    }

    String name() {
        return name;
    }

    /** Lets each subject run for so long, without measuring. */
    void warmUp(Duration each) {
        subjects.forEach(subject -> Load.run(subject.callers(), each));
    }

    /** Measures all subjects round by round. */
    Result measure(int rounds, Duration round, CpuUse cpu) {
        Map<String, List<BenchRound>> measured = new LinkedHashMap<>();
        Map<String, Map<String, Double>> used = new LinkedHashMap<>();
        for (int i = 0; i < rounds; i++) {
            for (Subject subject : subjects) {
                CpuUse.Count count = cpu.begin();
                measured.computeIfAbsent(subject.name(), key -> new ArrayList<>()).add(Load.run(subject.callers(), round));
                Map<String, Double> sum = used.computeIfAbsent(subject.name(), key -> new LinkedHashMap<>());
                count.millis().forEach((part, millis) -> sum.merge(part, millis, Double::sum));
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        measured.forEach((subject, all) -> {
            BenchRound median = BenchRound.median(all);
            Map<String, Double> perCall = new LinkedHashMap<>();
            used.get(subject).forEach((part, millis) -> perCall.put(part, millis / median.calls()));
            figures.put(subject, new Figures(median, perCall));
        });
        return new Result(name, figures);
    }

    @Override
    public void close() {
        subjects.forEach(Subject::close);
    }

    /**
     * One subject's figures.
     *
     * @param cpuMillisPerCall processor time by part of the set-up
     */
    record Figures(BenchRound round, Map<String, Double> cpuMillisPerCall) {
    }

    /** Figures by subject. */
    record Result(String scenario, Map<String, Figures> figures) {

        BenchRound of(String subject) {
            return figures.get(subject).round();
        }
    }
}
