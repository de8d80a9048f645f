package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.List;

/** A kind of chart, and how its values come and go. */
record SimulatedContext(String id, String instance, String title, String units, List<Dimension> dimensions) {

    static final List<SimulatedContext> ALL = List.of(
            new SimulatedContext("system.cpu", "system.cpu", "Total CPU utilization", "percentage", List.of(
                    new Dimension("user", 38, 4.5, 14_400), new Dimension("system", 9, 1, 10_800),
                    new Dimension("iowait", 2, 0.2, 12_600), new Dimension("softirq", 0.6, 0.07, 11_700),
                    new Dimension("steal", 0.1, 0.01, 10_800))),
            new SimulatedContext("system.ram", "system.ram", "System RAM", "MiB", List.of(
                    new Dimension("free", 2_300, 250, 16_200), new Dimension("used", 9_100, 250, 16_200),
                    new Dimension("cached", 4_600, 300, 13_500), new Dimension("buffers", 220, 20, 10_800))),
            new SimulatedContext("system.load", "system.load", "System Load Average", "load", List.of(
                    new Dimension("load1", 2.1, 0.25, 10_800), new Dimension("load5", 1.9, 0.2, 12_600),
                    new Dimension("load15", 1.7, 0.15, 14_400))),
            new SimulatedContext("system.io", "system.io", "Disk I/O", "KiB/s", List.of(
                    new Dimension("reads", 310, 35, 11_700), new Dimension("writes", 940, 100, 12_600))),
            new SimulatedContext("system.net", "system.net", "Physical Network Interfaces Aggregated Bandwidth", "kilobits/s",
                    List.of(
                            new Dimension("received", 8_200, 900, 13_500), new Dimension("sent", 14_400, 1_600, 13_500))),
            new SimulatedContext("disk.space", "disk_space./var", "Disk Space Usage", "GiB", List.of(
                    new Dimension("avail", 4.2, 0.3, 7_200), new Dimension("used", 93.1, 0.3, 7_200))));

    /** A line of a chart. It drifts slowly, so that an incident stands out. */
    record Dimension(String name, double middle, double swing, int periodSeconds) {

        /** The value at a time, in seconds since 1970: the same whenever it is asked for. */
        double at(long time, SimulatedNode node, double factor) {
            double wave = Math.sin(2 * Math.PI * (time % periodSeconds) / periodSeconds + node.index());
            double ripple = Math.sin(time * 0.7 + middle) * 0.15;
            return Math.max(0, Math.round((middle + swing * (wave + ripple)) * node.load() * factor * 1e4) / 1e4);
        }
    }
}
