package com.insightpulseai.mcp.generator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;

/** A text with gaps, in Mustache. A gap that nothing is known for is an error. */
public final class TextTemplate {

    private final Template template;

    private TextTemplate(Template template) {
        this.template = template;
    }

    /** @param name of a resource below {@code templates/}, without {@code .mustache} */
    public static TextTemplate of(String name) {
        try (InputStream stream = TextTemplate.class.getResourceAsStream("/templates/" + name + ".mustache")) {
            if (stream == null) {
                throw new IllegalStateException("there is no template " + name);
            }
            return new TextTemplate(Mustache.compiler().escapeHTML(false).emptyStringIsFalse(true)
                    .compile(new String(stream.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param context a map, or records and objects by whose members the gaps are named */
    public String filled(Object context) {
        return template.execute(context);
    }
}
