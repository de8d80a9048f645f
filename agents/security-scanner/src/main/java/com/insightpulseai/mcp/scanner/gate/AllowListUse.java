package com.insightpulseai.mcp.scanner.gate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.insightpulseai.mcp.sdk.socket.Finding;

/** The allow list in one comparison: which entries were of use, so that a list does not only grow. */
final class AllowListUse {

    private static final int DAYS_OF_NOTICE = 14;
    private static final int MOST_NOTES = 100;

    private final AllowList list;
    private final Set<AllowEntry> matched = new HashSet<>();

    AllowListUse(AllowList list) {
        this.list = list;
    }

    /** Returns the first entry that allows a finding today. */
    Optional<AllowEntry> allowing(Finding finding) {
        List<AllowEntry> entries = list.about(finding);
        matched.addAll(entries);
        return entries.stream().filter(entry -> !entry.hasExpired(list.today())).findFirst();
    }

    /** Returns notes about entries that matched nothing, have expired or expire soon, in the order of the file. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (AllowEntry entry : list.entries()) {
            note(entry).ifPresent(notes::add);
        }
        if (notes.size() <= MOST_NOTES) {
            return notes;
        }
        List<String> cut = new ArrayList<>(notes.subList(0, MOST_NOTES));
        cut.add((notes.size() - MOST_NOTES) + " more notes about the allow list are left out");
        return cut;
    }

    private Optional<String> note(AllowEntry entry) {
        LocalDate today = list.today();
        if (!matched.contains(entry)) {
            return Optional.of("allow list: " + entry.title() + " matches no finding of this scan");
        }
        if (entry.hasExpired(today)) {
            return Optional
                    .of("allow list: " + entry.title() + " expired on " + entry.expires() + ", its findings count again");
        }
        return entry.expires().isAfter(today.plusDays(DAYS_OF_NOTICE)) ? Optional.empty()
                : Optional.of("allow list: " + entry.title() + " expires on " + entry.expires());
    }
}
