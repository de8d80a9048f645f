package com.insightpulseai.mcp.scanner.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.insightpulseai.mcp.sdk.socket.Finding;

/** Findings that are allowed until a day. Safe for concurrent use. */
public final class AllowList {

    private final List<AllowEntry> entries;
    private final LocalDate today;
    private final Map<String, List<AllowEntry>> byId = new HashMap<>();

    private AllowList(List<AllowEntry> entries, LocalDate today) {
        this.entries = List.copyOf(entries);
        this.today = today;
        for (AllowEntry entry : this.entries) {
            byId.computeIfAbsent(key(entry.id()), id -> new ArrayList<>()).add(entry);
        }
    }

    /**
     * Returns the list of the entries.
     *
     * @param today in UTC
     */
    public static AllowList of(List<AllowEntry> entries, LocalDate today) {
        return new AllowList(entries, today);
    }

    /** Returns the list that allows nothing. */
    public static AllowList none() {
        return new AllowList(List.of(), LocalDate.EPOCH);
    }

    List<AllowEntry> entries() {
        return entries;
    }

    LocalDate today() {
        return today;
    }

    /** Returns the entries that are about a finding, expired ones too, in the order of the file. */
    List<AllowEntry> about(Finding finding) {
        if (byId.isEmpty()) {
            return List.of();
        }
        List<AllowEntry> found = new ArrayList<>();
        for (String id : FindingIdentity.vulnerabilityIds(finding)) {
            add(found, id, finding);
        }
        finding.key().ifPresent(key -> add(found, key, finding));
        add(found, finding.type(), finding);
        return found;
    }

    private void add(List<AllowEntry> found, String id, Finding finding) {
        for (AllowEntry entry : byId.getOrDefault(id, List.of())) {
            if (!found.contains(entry) && entry.affected().map(one -> one.isOf(finding.affectedPackage())).orElse(true)) {
                found.add(entry);
            }
        }
    }

    private static String key(AllowedId id) {
        return switch (id.kind()) {
            case CVE, GHSA -> id.value().toUpperCase(Locale.ROOT);
            case KEY, TYPE -> id.value();
        };
    }
}
