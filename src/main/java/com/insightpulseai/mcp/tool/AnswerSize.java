package com.insightpulseai.mcp.tool;

import java.util.List;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * Keeps answers below 256 KiB: agents pay for every byte they read, and a Lambda cannot send an answer in chunks. A tool
 * cuts its list, says {@code truncated} and names the way to the rest.
 */
@Singleton
public class AnswerSize {

    /** What a list may take, so that everything else fits beside it. */
    public static final int LIST_BYTES = 192 << 10;

    private final ObjectWriter writer;

    public AnswerSize(ObjectMapper mapper) {
        this.writer = mapper.writer();
    }

    /** As many items from the front as fit into {@link #LIST_BYTES} of JSON. */
    public <T> List<T> fitting(List<T> items) {
        return fitting(items, LIST_BYTES);
    }

    /** As many items from the front as fit into a number of bytes of JSON. */
    public <T> List<T> fitting(List<T> items, int maxBytes) {
        int bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            bytes += bytes(items.get(i)) + 1;
            if (bytes > maxBytes) {
                return List.copyOf(items.subList(0, i));
            }
        }
        return List.copyOf(items);
    }

    private int bytes(Object item) {
        try {
            return writer.writeValueAsBytes(item).length;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer's item cannot be written as JSON", e);
        }
    }
}
