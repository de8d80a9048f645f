package com.insightpulseai.mcp.tool;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;

/**
 * Keeps answers below 256 KiB, or below what the caller asks for: agents pay for every byte they read, and a Lambda cannot send
 * an answer in chunks. A tool cuts its list, says {@code truncated} and names the way to the rest.
 */
@Singleton
public class AnswerSize {

    /** What a list may take of the largest answer, so that everything else fits beside it. */
    public static final int LIST_BYTES = 192 << 10;

    private final ObjectWriter writer;
    private final AnswerBound bound;

    @Inject
    public AnswerSize(ObjectMapper mapper, AnswerBound bound) {
        this.writer = mapper.writer();
        this.bound = bound;
    }

    /** For answers whose callers set no bound. */
    public AnswerSize(ObjectMapper mapper) {
        this(mapper, () -> AnswerBound.LARGEST);
    }

    /** As many items from the front as fit into {@link #LIST_BYTES} of JSON. */
    public <T> List<T> fitting(List<T> items) {
        return fitting(items, LIST_BYTES);
    }

    /**
     * As many items from the front as fit into a part of the answer.
     *
     * @param maxBytes bytes of JSON where the answer may have {@link AnswerBound#LARGEST}; of a smaller answer, its part of
     *        that
     */
    public <T> List<T> fitting(List<T> items, int maxBytes) {
        long limit = (long) maxBytes * bound.maxAnswerBytes() / AnswerBound.LARGEST;
        int bytes = 0;
        for (int i = 0; i < items.size(); i++) {
            bytes += bytes(items.get(i)) + 1;
            if (bytes > limit) {
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
