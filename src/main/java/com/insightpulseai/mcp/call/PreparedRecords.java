package com.insightpulseai.mcp.call;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.insightpulseai.mcp.audit.AuditContent;
import com.insightpulseai.mcp.config.ServedTools;

import io.quarkus.runtime.ImageMode;

/**
 * Lets Jackson examine the tools' records while a native image is built. It would otherwise do so by reflection in the first
 * call, which a caller waits for. A process on the JVM starts for many calls, and for tools that may never be called.
 */
@Singleton
class PreparedRecords {

    /** Quarkus fires this event before it writes the image. */
    void prepare(@Observes @Initialized(ApplicationScoped.class) Object event, ServedTools served, ObjectMapper mapper,
            AuditContent content) {
        if (ImageMode.current() == ImageMode.NATIVE_BUILD) {
            for (Class<?> type : served.records()) {
                mapper.readerFor(type);
                mapper.writerFor(type);
                content.prepare(type);
            }
        }
    }
}
