package com.insightpulseai.mcp.protocol;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The tools of one role as pages, made once. A cursor is good for the list that it was made of and no other, so that a changed
 * list is read from its beginning.
 */
public final class ToolPages {

    private final List<String> pages = new ArrayList<>();
    private final List<String> cursors = new ArrayList<>();

    private ToolPages() {
    }

    /**
     * @param tools in the order of the list
     * @param perPage how many tools a page has, at least 1
     */
    public static ToolPages of(List<ListedTool> tools, int perPage) {
        ToolPages list = new ToolPages();
        int sum = tools.stream().map(ListedTool::json).toList().hashCode();
        for (int from = 0; from < Math.max(1, tools.size()); from += perPage) {
            int to = Math.min(tools.size(), from + perPage);
            String page = tools.subList(from, to).stream().map(ListedTool::json).collect(Collectors.joining(",", "[", "]"));
            list.pages.add(page + (to < tools.size() ? ",\"nextCursor\":\"" + cursor(to, sum) + "\"" : ""));
            list.cursors.add(cursor(from, sum));
        }
        return list;
    }

    private static String cursor(int from, int sum) {
        byte[] position = (from + "." + Integer.toHexString(sum)).getBytes(StandardCharsets.US_ASCII);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(position);
    }

    /**
     * The page as the rest of a JSON object after {@code "tools":}.
     *
     * @param cursor that a page before has named; empty for the first page
     * @return empty where no page has named such a cursor
     */
    Optional<String> page(Optional<String> cursor) {
        int page = cursor.map(cursors::indexOf).orElse(0);
        return page < 0 ? Optional.empty() : Optional.of(pages.get(page));
    }
}
