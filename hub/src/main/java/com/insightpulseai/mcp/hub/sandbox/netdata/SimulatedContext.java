package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.List;

/** A kind of chart, and how its values come and go. */
record SimulatedContext(String id, String instance, String title, String units, List<Dimension> dimensions) {

    static final List<SimulatedContext> ALL = List.of(
            new SimulatedContext("system.cpu", "system.cpu", "Total CPU utilization", "percentage", List.of(
                    new Dimension("user", 38, 22, 3_600), new Dimension("system", 9, 4, 1_700),
                    new Dimension("iowait", 2, 1.5, 900), new Dimension("softirq", 0.6, 0.3, 700),
                    new Dimension("steal", 0.1, 0.1, 500))),
            new SimulatedContext("system.ram", "system.ram", "System RAM", "MiB", List.of(
                    new Dimension("free", 2_300, 800, 5_400), new Dimension("used", 9_100, 900, 5_400),
                    new Dimension("cached", 4_600, 300, 3_100), new Dimension("buffers", 220, 20, 2_000))),
            new SimulatedContext("system.load", "system.load", "System Load Average", "load", List.of(
                    new Dimension("load1", 2.1, 1.2, 1_200), new Dimension("load5", 1.9, 0.7, 2_400),
                    new Dimension("load15", 1.7, 0.4, 4_800))),
            new SimulatedContext("system.net", "system.net", "Physical Network Interfaces Aggregated Bandwidth", "kilobits/s",
                    List.of(
                            new Dimension("received", 8_200, 5_100, 2_700), new Dimension("sent", 14_400, 7_300, 2_700))),
            new SimulatedContext("disk.space", "disk_space./var", "Disk Space Usage", "GiB", List.of(
                    new Dimension("avail", 4.2, 0.3, 7_200), new Dimension("used", 93.1, 0.3, 7_200))));

    /** A line of a chart. */
    record Dimension(String name, double middle, double swing, int periodSeconds) {

        /** The value at a time, in seconds since 1970: the same whenever it is asked for. */
        double at(long time, SimulatedNode node) {
            double wave = Math.sin(2 * Math.PI * (time % periodSeconds) / periodSeconds + node.index());
            double ripple = Math.sin(time * 0.7 + middle) * 0.15;
            return Math.max(0, Math.round((middle + swing * (wave + ripple)) * node.load() * 1e4) / 1e4);
        }
    }
}
