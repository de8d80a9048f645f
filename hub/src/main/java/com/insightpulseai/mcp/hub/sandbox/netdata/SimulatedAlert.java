package com.insightpulseai.mcp.hub.sandbox.netdata;

import java.util.List;

/**
 * An alert on one instance of a chart.
 *
 * @param history what became of it, the newest first
 */
record SimulatedAlert(SimulatedNode node, String name, String context, String instance, String component, String units,
        String info,
        List<Change> history) {

    /** A change of its status, so many minutes before the agent started, to this value. */
    record Change(int minutesAgo, String status, double value) {
    }

    static final List<SimulatedAlert> ALL = List.of(
            new SimulatedAlert(SimulatedNode.ALL.get(0), "10min_cpu_usage", "system.cpu", "system.cpu", "CPU", "%",
                    "average CPU utilization over the last 10 minutes", List.of(
                            new Change(12, "WARNING", 86.2), new Change(180, "CLEAR", 61.4),
                            new Change(205, "WARNING", 87.9), new Change(1_500, "CLEAR", 31.0))),
            new SimulatedAlert(SimulatedNode.ALL.get(0), "disk_space_usage", "disk.space", "disk_space./var", "Disk", "%",
                    "disk /var space utilization", List.of(
                            new Change(40, "CRITICAL", 95.7), new Change(300, "WARNING", 90.1),
                            new Change(1_500, "CLEAR", 77.3))),
            new SimulatedAlert(SimulatedNode.ALL.get(0), "load_average_15", "system.load", "system.load", "Load", "load",
                    "system load average for the past 15 minutes", List.of(new Change(1_500, "CLEAR", 1.7))),
            new SimulatedAlert(SimulatedNode.ALL.get(1), "ram_in_use", "system.ram", "system.ram", "Memory", "%",
                    "system memory utilization", List.of(
                            new Change(125, "WARNING", 91.6), new Change(1_490, "CLEAR", 70.2))),
            new SimulatedAlert(SimulatedNode.ALL.get(1), "10min_cpu_usage", "system.cpu", "system.cpu", "CPU", "%",
                    "average CPU utilization over the last 10 minutes", List.of(new Change(1_490, "CLEAR", 24.8))));

    int nameIndex() {
        return ALL.stream().map(SimulatedAlert::name).distinct().toList().indexOf(name);
    }

    String status() {
        return history.get(0).status();
    }

    double value() {
        return history.get(0).value();
    }
}
