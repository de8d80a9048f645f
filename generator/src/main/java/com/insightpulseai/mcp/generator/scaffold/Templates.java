package com.insightpulseai.mcp.generator.scaffold;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.samskivert.mustache.Mustache;

/** The texts of what is scaffolded, in {@code scaffold/<name>.mustache}. */
final class Templates {

    private static final Mustache.Compiler COMPILER = Mustache.compiler().escapeHTML(false);

    private Templates() {
    }

    /** @throws com.samskivert.mustache.MustacheException if the template uses a value that is not given */
    static String render(String name, Map<String, Object> values) {
        String resource = "/scaffold/" + name + ".mustache";
        try (InputStream in = Templates.class.getResourceAsStream(resource);
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return COMPILER.compile(reader).execute(values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
