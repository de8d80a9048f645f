package com.insightpulseai.mcp.scanner.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;

import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

/** Reads reports as their users' programs do. */
final class ParsedReports {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private static final DocumentBuilderFactory XML = DocumentBuilderFactory.newInstance();

    private ParsedReports() {
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("no JSON: " + text.substring(0, Math.min(500, text.length())), e);
        }
    }

    static Element xml(String text) {
        try {
            DocumentBuilder builder = XML.newDocumentBuilder();
            builder.setErrorHandler(new Silent());
            return builder.parse(new InputSource(new StringReader(text))).getDocumentElement();
        } catch (SAXException e) {
            throw new AssertionError("no XML: " + text, e);
        } catch (IOException | ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    static Schema schema(String resource, SpecificationVersion version) {
        try (InputStream stream = ParsedReports.class.getResourceAsStream(resource)) {
            return SchemaRegistry.withDefaultDialect(version).getSchema(stream, InputFormat.JSON);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns where and how a text departs from a schema. */
    static List<String> departures(Schema schema, String json) {
        return schema.validate(json, InputFormat.JSON, context -> context.executionConfig(
                config -> config.formatAssertionsEnabled(true))).stream()
                .map(error -> error.getInstanceLocation() + " " + error.getMessage()).toList();
    }

    private static final class Silent implements ErrorHandler {

        @Override
        public void warning(SAXParseException exception) {
            // A warning is no failure.
        }

        @Override
        public void error(SAXParseException exception) throws SAXException {
            throw exception;
        }

        @Override
        public void fatalError(SAXParseException exception) throws SAXException {
            throw exception;
        }
    }
}
